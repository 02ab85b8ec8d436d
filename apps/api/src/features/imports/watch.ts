import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { latestMessages } from '../delivery/index.ts'
import { lockImport, moveImport, updateProgress } from './import-store.ts'

interface MailCounts {
  waiting: number
  sent: number
  delivered: number
  failed: number
  /** Mail that is leaving now, and not at a later time. */
  leaving: number
  /** When the next of the others may leave. */
  next: Date | null
}

const SOON_MS = 3000
/** A large import takes longer to count, so it is counted less often. */
const MS_PER_MAIL = 0.2
const LATER_MS = 60_000

/**
 * Counts what became of the mail of an import, so that whoever asks reads one row, and looks again soon while some of it waits.
 * When none does, the import is done.
 */
export async function watchImport(org: OrgWriter, id: string): Promise<void> {
  const { state } = await lockImport(org, id)
  if (state !== 'sending') return
  const { leaving, next, ...delivery } = await countMail(org, id)
  await updateProgress(org, id, { delivery })
  if (delivery.waiting === 0) return moveImport(org, id, 'done')
  const all = delivery.waiting + delivery.sent + delivery.delivered + delivery.failed
  await queueWatch(org, id, leaving > 0 ? SOON_MS + all * MS_PER_MAIL : laterOf(next))
}

export function queueWatch(org: OrgWriter, importId: string, inMs = 0): Promise<void> {
  const when = inMs > 0 ? { runAt: new Date(Date.now() + inMs) } : {}
  return org.enqueue('watch-import', { importId }, { key: `watch:${importId}`, ...when })
}

/** Mail on hold or of another day: it may be let go at any time. */
function laterOf(next: Date | null): number {
  return Math.min(LATER_MS, Math.max(SOON_MS, next ? next.getTime() - Date.now() : LATER_MS))
}

async function countMail(org: OrgReader, importId: string): Promise<MailCounts> {
  const [counts] = await org.rows<MailCounts>`
    select count(*) filter (where waits) as waiting,
           count(*) filter (where not waits and state = 'sent') as sent,
           count(*) filter (where not waits and state = 'delivered') as delivered,
           count(*) filter (where not waits and state in ('bounced', 'refused')) as failed,
           count(*) filter (where waits and queue_state <> 'held' and send_after <= now()) as leaving,
           min(send_after) filter (where waits and queue_state <> 'held') as next
      from (select m.state, m.queue_state, m.send_after,
                   m.queue_state in ('held', 'queued', 'sending', 'uncertain') as waits
              from invites i
              ${latestMessages(org)}
             where i.org_id = ${org.orgId} and i.import_id = ${importId}) as mail`
  return counts ?? { waiting: 0, sent: 0, delivered: 0, failed: 0, leaving: 0, next: null }
}
