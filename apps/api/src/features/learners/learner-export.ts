import type { DeliveryState, ExportLearnersQuery, LearnerDto, Locale } from '@rollcall/contract'
import type { FileReply } from '../../core/files.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { toFile } from '../../core/spreadsheet-writer.ts'
import { clockOf } from '../../core/zoned-time.ts'
import { tellReason } from '../delivery/index.ts'
import { requireOrg } from '../orgs/index.ts'
import { toLearnerDto } from './learner-dto.ts'
import { type LearnerWords, learnerWords } from './learner-words.ts'
import { listRoster } from './roster-page.ts'
import { cursorOf, type RosterRow } from './roster-store.ts'

/** So many rows are read at a time, each time in a scope of its own, so that no transaction lasts as long as a download. */
const PAGE = 1000

/**
 * What the filter shows, as a file in the language of the reader, or else of the organization. Times are those of the
 * organization's zone, which the headings name. What is shown of a learner is what the list shows.
 */
export async function exportLearners(
  orgs: Orgs,
  orgId: string,
  locale: Locale | null,
  query: ExportLearnersQuery,
): Promise<FileReply> {
  const org = await orgs.read(orgId, requireOrg)
  const words = learnerWords[locale ?? org.locale]
  const clock = clockOf(org.time_zone)
  const columns = columnsOf(words, org.time_zone, clock)
  const { format, ...filter } = query
  return toFile(
    {
      name: `learners-${clock(new Date()).slice(0, 10)}`,
      columns: columns.map(({ heading }) => heading),
      rows: (async function* () {
        for await (const row of everyRow(orgs, orgId, filter)) {
          const learner = toLearnerDto(row)
          yield columns.map(({ cell }) => cell(learner) ?? '')
        }
      })(),
    },
    format,
  )
}

async function* everyRow(
  orgs: Orgs,
  orgId: string,
  filter: Omit<ExportLearnersQuery, 'format'>,
): AsyncGenerator<RosterRow> {
  for (let last: RosterRow | undefined; ; ) {
    const cursor = last ? cursorOf(last) : null
    const rows = await orgs.read(orgId, (org) => listRoster(org, filter, cursor, PAGE))
    yield* rows
    last = rows.at(-1)
    if (rows.length < PAGE) return
  }
}

interface Column {
  heading: string
  cell(learner: LearnerDto): string | null
}

/** Of mail in other states nobody could have got anything. */
const HAS_LEFT = new Set<DeliveryState>(['sent', 'delayed', 'delivered', 'bounced', 'refused'])

function columnsOf(words: LearnerWords, zone: string, clock: (at: Date) => string): Column[] {
  const time = (heading: string, at: (learner: LearnerDto) => string | null | undefined): Column => ({
    heading: `${heading} (${zone})`,
    cell(learner) {
      const instant = at(learner)
      return instant ? clock(new Date(instant)) : null
    },
  })
  return [
    { heading: words.email, cell: ({ email }) => email },
    { heading: words.name, cell: ({ name }) => name },
    { heading: words.status, cell: ({ status }) => words.statuses[status] },
    time(words.statusAt, ({ statusAt }) => statusAt),
    { heading: words.groups, cell: ({ groups }) => groups.map(({ name }) => name).join('; ') },
    { heading: words.location, cell: ({ location }) => location?.name ?? null },
    { heading: words.delivery, cell: ({ delivery }) => (delivery ? words.deliveries[delivery.state] : null) },
    {
      heading: words.reason,
      cell: ({ delivery }) => delivery && tellReason(words.locale, delivery.reasonCode, delivery.answer),
    },
    time(words.lastEmailAt, ({ delivery }) =>
      delivery && HAS_LEFT.has(delivery.state) ? delivery.at : null,
    ),
    time(words.expiresAt, ({ expiresAt }) => expiresAt),
    { heading: words.externalId, cell: ({ externalId }) => externalId },
    time(words.createdAt, ({ createdAt }) => createdAt),
  ]
}
