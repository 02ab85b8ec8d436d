import { utils, write } from 'xlsx'

const HEADINGS = ['Email', 'Group', 'Location', 'Employee ID', 'Name']

/** A workbook as programs save it: texts shared, packed, five columns. `name` makes the people others than those of other files. */
export function peopleFile(name: string, rows: number): Buffer {
  const people = Array.from({ length: rows }, (_, at) => [
    `person${at}@${name}.example`,
    'Everybody',
    '',
    String(at).padStart(6, '0'),
    `Person Number ${at}`,
  ])
  const book = utils.book_new(utils.aoa_to_sheet([HEADINGS, ...people], { dense: true }), 'People')
  return write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true })
}
