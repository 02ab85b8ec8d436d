import { guardFormula } from '../formula-guard.ts'
import { LISTS_SHEET, SAMPLE_ADDRESS } from '../matching/index.ts'
import { toDropdown } from './dropdowns.ts'
import { fileWords } from './words.ts'
import { type TextCell, writeListSheet } from './workbook.ts'

/** What a template is made of: the names of one organization. */
export interface TemplateContent {
  groups: string[]
  /** None: the template has no column for them. */
  locations: string[]
  /** People that a file may have. */
  limit: number
  locale: 'en' | 'es'
}

/** Rows that are prepared to keep the zeros of what is typed; whoever has more people pastes them. */
const PREPARED_ROWS = 2000

/** A workbook to fill in: headings that stay in sight, a sample that is never imported, and the names to choose from. */
export function writeTemplate(content: TemplateContent): Promise<Buffer> {
  const { limit, locale } = content
  const words = fileWords[locale]
  const columns = toColumns(content)
  const heading = columns.map(
    ({ heading, note }): TextCell => ({
      text: heading,
      look: 'heading',
      ...(note === undefined ? {} : { note }),
    }),
  )
  const sample = columns.map(({ sample }) => ({ text: sample, look: 'sample' as const }))
  const empty: TextCell[] = columns.map(() => ({ text: '', look: 'text' }))
  return writeListSheet({
    name: words.sheet,
    widths: columns.map(({ width }) => width),
    rows: [heading, sample, ...Array.from({ length: Math.min(limit, PREPARED_ROWS) }, () => empty)],
    // The sample has its row, too.
    dataRows: limit + 1,
    dropdowns: columns.flatMap(({ offers }, column) =>
      offers ? [toDropdown(offers, column, content[`${offers}s`], locale)] : [],
    ),
    listsSheet: LISTS_SHEET,
  })
}

/** The same as a text file, with the separator that spreadsheet programs of the language expect. */
export function writeCsvTemplate(content: TemplateContent): string {
  const separator = content.locale === 'es' ? ';' : ','
  const columns = toColumns(content)
  const line = (cells: string[]) =>
    `${cells.map((cell) => `"${guardFormula(cell).replaceAll('"', '""')}"`).join(separator)}\r\n`
  // The mark in front tells Excel that the accents are UTF-8.
  return `\ufeff${line(columns.map(({ heading }) => heading))}${line(columns.map(({ sample }) => sample))}`
}

interface TemplateColumn {
  heading: string
  sample: string
  width: number
  note?: string
  offers?: 'group' | 'location'
}

function toColumns({ groups, locations, limit, locale }: TemplateContent): TemplateColumn[] {
  const words = fileWords[locale]
  const rules = words.rules(limit.toLocaleString(locale))
  return [
    { heading: words.email, sample: SAMPLE_ADDRESS[locale], width: 36, note: rules },
    { heading: words.group, sample: groups[0] ?? '', width: 28, offers: 'group' },
    ...(locations.length > 0
      ? [{ heading: words.location, sample: locations[0] ?? '', width: 28, offers: 'location' as const }]
      : []),
    { heading: words.externalId, sample: words.sampleId, width: 18 },
  ]
}
