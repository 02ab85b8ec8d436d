/** One list, as every program that can write it should make it read. */
export const HEADINGS = ['Email', 'Group', 'Location', 'Employee ID', 'Start', 'Agreed', 'Remark']

export const PEOPLE: { number: number; cells: string[] }[] = [
  {
    number: 2,
    cells: ['ana.lopez@school.org', 'Teachers', 'North Campus', '00123', '2026-01-31', 'TRUE', 'very good'],
  },
  {
    number: 3,
    cells: ['bo@school.org', 'Grade 1', 'Söhne & Co', '4567', '2025-12-01', 'FALSE', 'bo!'],
  },
  {
    number: 5,
    cells: ['cy@school.org', 'Grade 1', '', '12345678901234', '', '', 'one, two; “three”'],
  },
]

/** Its rows with the empty one, as text. */
export const AS_TEXT: string[][] = [
  HEADINGS,
  PEOPLE[0]?.cells ?? [],
  PEOPLE[1]?.cells ?? [],
  [],
  PEOPLE[2]?.cells ?? [],
]
