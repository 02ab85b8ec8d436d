/**
 * A name without what people do not see or do not mean: compatible forms of a letter, spaces at the ends and doubled, dashes and
 * quotes of every kind, upper case.
 */
export function normalise(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll('ς', 'σ')
    .replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g, ' ')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What is left of a name for the ear: no accents, `&` said as "and", no punctuation. */
export function loosen(name: string): string {
  return normalise(name)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('&', ' and ')
    .replace(/['.]/g, '')
    .replace(/\p{P}/gu, ' ')
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim()
}
