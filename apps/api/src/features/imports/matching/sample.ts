/** The addresses of the sample rows in our templates. Nobody can have one: the domain is reserved for examples. */
export const SAMPLE_ADDRESS = { en: 'sample.person@example.com', es: 'persona.ejemplo@example.com' } as const

const SAMPLES = new Set<string>(Object.values(SAMPLE_ADDRESS))

/** Whether a row is the sample of a template, in whatever language it was downloaded. */
export function isSampleRow(cells: string[]): boolean {
  return cells.some((cell) => cell.includes('@') && SAMPLES.has(cell.trim().toLowerCase()))
}

/** The hidden sheet of our templates, from which their cells offer names. */
export const LISTS_SHEET = 'Lists'
