import type { Orgs } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import type { MailKinds } from './mail-kinds.ts'
import { holdKinds, tellKinds } from './tell-kinds.ts'

/**
 * The link of a mail was asked for, by its reader or by a machine that looks through mail: so the mail is there. Noted once, at the
 * newest mail about the thing that was tried. It changes no status, but ends the doubt about a mail that may not have left.
 */
export async function noteLinkSeen(
  { orgs, mailKinds }: { orgs: Orgs; mailKinds: MailKinds },
  orgId: string,
  about: { kind: string; refId: string },
): Promise<void> {
  const newest = sql`
    select id from messages
     where org_id = ${orgId} and kind = ${about.kind} and ref_id = ${about.refId} and attempts > 0
     order by seq desc limit 1`
  const [unseen] = await orgs.read(
    orgId,
    (org) => org.rows`
      select 1 from messages where org_id = ${orgId} and id = (${newest}) and link_seen_at is null`,
  )
  if (!unseen) return
  await orgs.write(orgId, async (org) => {
    const mail = { kind: about.kind, ref_id: about.refId }
    await holdKinds(mailKinds, org, [mail])
    const seen = await org.rows`
      update messages
         set link_seen_at = now(), evidence = 'link', accepted_at = coalesce(accepted_at, now()),
             queue_state = case queue_state when 'uncertain' then 'done' else queue_state end,
             reason_code = case queue_state when 'uncertain' then null else reason_code end
       where org_id = ${orgId} and id = (${newest}) and link_seen_at is null
      returning id`
    if (seen.length > 0) await tellKinds(mailKinds, org, [mail])
  })
}
