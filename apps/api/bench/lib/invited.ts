import type pg from 'pg'
import { idOf } from './ids.ts'
import type { Organization } from './seed.ts'

/** How far the mail of invites has come: what is then true of the learner and of the message. */
const STAGES = {
  held: { status: 'prospect', delivery: 'queued', queue: 'held', accepted: false, delivered: false },
  sent: { status: 'prospect', delivery: 'sent', queue: 'done', accepted: true, delivered: false },
  delivered: { status: 'pending', delivery: 'delivered', queue: 'done', accepted: true, delivered: true },
}

/** Of the ids of a person: `idOf` and `idOfNumber` make the id of the n-th of them. */
const LEARNER = 1
const INVITE = 2
export const MESSAGE = 3

/** What is before the @, as varied as names are, and the same in each organization: made of the number of the person. */
const LETTERS = `translate(md5(n::text), '0123456789abcdef', 'aeioubcdfglmnrst')`
const NAME = `left(${LETTERS}, 5) || '.' || substr(${LETTERS}, 6, 8)`

/**
 * Fills an organization with people who are invited, as they are after an import. The client has to see the organization. It is
 * tidied up after.
 */
export async function fillWithInvited(
  client: pg.Client,
  { orgId, groupId }: Organization,
  { size, domain, stage }: { size: number; domain: string; stage: keyof typeof STAGES },
): Promise<void> {
  const { status, delivery, queue, accepted, delivered } = STAGES[stage]
  await client.query(
    `with people as (
       select n, ${NAME} || '@' || $4::text as email,
              ${idOf(LEARNER)} as learner_id, ${idOf(INVITE)} as invite_id, ${idOf(MESSAGE)} as message_id
         from generate_series(1, $1::int) n),
     learner as (
       insert into learners (org_id, id, email, email_key, status, delivery)
       select $2, learner_id, email, email, $5, $6 from people),
     findable as (
       insert into invite_addresses (email_key, org_id, learner_id) select email, $2, learner_id from people),
     invite as (
       insert into invites (org_id, id, learner_id, group_id, source)
       select $2, invite_id, learner_id, $3, 'import' from people)
     insert into messages (org_id, id, kind, ref_id, email_key, locale, queue_state, accepted_at, delivered_at)
     select $2, message_id, 'invite', invite_id, email, 'en', $7,
            case when $8::boolean then now() end, case when $9::boolean then now() end
       from people`,
    [size, orgId, groupId, domain, status, delivery, queue, accepted, delivered],
  )
  // As the database does it by itself some time after so many came: indexes for search are in order then.
  await client.query('vacuum (analyze) learners, invites, invite_addresses, messages')
}
