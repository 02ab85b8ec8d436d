/** The fields of a group by their names in lower case. The lines of a folded value stay lines: a mail server has answered in them. */
export type StatusFields = Map<string, string>

/**
 * The groups of fields of a `message/delivery-status`: one of the mail, then one for each recipient. What is set apart by blank
 * lines is a group; what is no field is passed over, as servers write all sorts of things there.
 */
export function readStatusFields(text: string): StatusFields[] {
  const groups: StatusFields[] = []
  for (const block of text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/)) {
    const fields: StatusFields = new Map()
    for (const field of block.split(/\n(?![ \t])/)) {
      const [, name, value = ''] = /^([\w-]+)[ \t]*:(.*)$/s.exec(field) ?? []
      // The first of two counts: the second is none, by the book.
      if (name && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), linesOf(value))
    }
    if (fields.size > 0) groups.push(fields)
  }
  return groups
}

function linesOf(value: string): string {
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}
