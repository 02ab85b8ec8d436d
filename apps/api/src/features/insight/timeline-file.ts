import type { Locale, Page, TimelineItemDto, TimelineQuery } from '@rollcall/contract'
import type { FileReply } from '../../core/files.ts'
import type { OrgReader } from '../../core/org-scope.ts'
import { toFile } from '../../core/spreadsheet-writer.ts'
import { clockOf } from '../../core/zoned-time.ts'
import { requireLearner } from '../learners/index.ts'
import { requireOrg } from '../orgs/index.ts'
import { readTimeline } from './timeline.ts'
import { timelineWords } from './timeline-words.ts'

/** The timeline of a learner, as a list or as a file: in the language of the person who reads it; a program gets the list in English. */
export async function showTimeline(
  org: OrgReader,
  learnerId: string,
  format: TimelineQuery['format'],
  locale: Locale | null,
): Promise<Page<TimelineItemDto> | FileReply> {
  await requireLearner(org, learnerId)
  if (format !== 'csv')
    return { items: await readTimeline(org, learnerId, timelineWords[locale ?? 'en']), next: null }
  const { time_zone: zone, locale: own } = await requireOrg(org)
  const words = timelineWords[locale ?? own]
  const clock = clockOf(zone)
  const items = await readTimeline(org, learnerId, words)
  const columns = [`${words.when} (${zone})`, words.what, words.detail, words.who]
  const rows = items.map(({ at, kind, detail, by }) => [
    clock(new Date(at)),
    words.kinds[kind],
    detail ?? '',
    by.name ?? words.by[by.kind],
  ])
  return toFile({ name: `timeline-${clock(new Date()).slice(0, 10)}`, columns, rows }, 'csv')
}
