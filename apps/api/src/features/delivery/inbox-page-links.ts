/** The http and https links of a text, each once, in the order in which they come. */
export function findLinks(text: string): string[] {
  const found = text.match(/\bhttps?:\/\/[^\s<>"]+/gi) ?? []
  const links = found.map((link) => withoutSentenceEnd(link)).filter((link) => URL.canParse(link))
  return [...new Set(links)]
}

/** The stop, comma or bracket after a link belongs to the sentence; a bracket that the link opened is its own. */
function withoutSentenceEnd(link: string): string {
  let end = link.length
  while (end > 0 && /[.,;:!?'’”)\]]/.test(link.charAt(end - 1))) {
    if (link.charAt(end - 1) === ')' && link.slice(0, end).includes('(')) break
    end -= 1
  }
  return link.slice(0, end)
}
