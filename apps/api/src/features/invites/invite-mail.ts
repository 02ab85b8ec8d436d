import type { OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import type { Tokens } from '../../core/tokens.ts'
import type { MailDocument, MailKind, MessageRef } from '../delivery/index.ts'
import { type OrgRow, requireOrg } from '../orgs/index.ts'
import { isSuppressed } from '../suppressions/index.ts'
import { noteMail } from './invite-facts.ts'
import { lockLearnersOf } from './invite-store.ts'
import { inviteWords } from './invite-words.ts'

interface InviteFacts {
  message_id: string
  invite_id: string
  email: string
  inviter: string | null
  group_name: string
  location_name: string | null
  expires_at: Date | null
  trainings: string[]
}

/** The invitation mail: its words, and what its arrival or return does to the learner's status. */
export function createInviteMail({ tokens, joinUrl }: { tokens: Tokens; joinUrl: string }): MailKind {
  return {
    async write(org, messages) {
      const details = await requireOrg(org)
      const messageOf = new Map(messages.map((message) => [message.id, message]))
      const facts = await listSendable(org, messages)
      const days = { en: dayFormat(details, 'en'), es: dayFormat(details, 'es') }
      const documents = new Map<string, MailDocument>()
      for (const fact of facts) {
        const message = messageOf.get(fact.message_id)
        if (!message) continue
        const { orgId } = org
        const links = {
          invitation: `${joinUrl}/i/${tokens.make('invite', { orgId, id: fact.invite_id })}`,
          unsubscribe: `${joinUrl}/u/${tokens.make('unsubscribe', { orgId, id: message.id })}`,
        }
        documents.set(message.id, toDocument(details, fact, links, message, days[message.locale]))
      }
      return documents
    },
    hold: lockLearnersOf,
    onFacts: (org, facts) =>
      noteMail(
        org,
        facts.map(({ refId }) => refId),
      ),
  }
}

/**
 * The facts of the invites that still wait for an answer, at addresses that may be written to. The others' mail has lost its
 * reason.
 */
function listSendable(org: OrgWriter, messages: MessageRef[]): Promise<InviteFacts[]> {
  return org.rows<InviteFacts>`
    select m.id as message_id, i.id as invite_id, l.email, u.name as inviter, g.name as group_name,
           loc.name as location_name, i.expires_at,
           array(select t.title from group_trainings gt join trainings t on t.id = gt.training_id
                  where gt.org_id = ${org.orgId} and gt.group_id = i.group_id order by t.title) as trainings
      from unnest(${messages.map((message) => message.id)}::uuid[], ${messages.map((message) => message.refId)}::uuid[])
             as m (id, invite_id)
      join invites i on i.org_id = ${org.orgId} and i.id = m.invite_id and i.ended_at is null
                    and coalesce(i.expires_at > now(), true)
      join learners l on l.org_id = ${org.orgId} and l.id = i.learner_id and l.status in ('prospect', 'pending')
                     and not ${isSuppressed(org, sql`l.email_key`)}
      join groups g on g.org_id = ${org.orgId} and g.id = i.group_id
      left join locations loc on loc.org_id = ${org.orgId} and loc.id = i.location_id
      left join users u on u.id = i.invited_by`
}

/** How mails in this language write a day. To make it takes longer than the rest of a mail, so all mails of a batch share it. */
export function dayFormat(org: OrgRow, locale: 'en' | 'es'): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: org.time_zone })
}

/** What the mail says to one person. */
export function toDocument(
  org: OrgRow,
  fact: Omit<InviteFacts, 'message_id' | 'invite_id'>,
  links: { invitation: string; unsubscribe: string },
  { locale, variant }: Pick<MessageRef, 'locale' | 'variant'>,
  day: Intl.DateTimeFormat,
): MailDocument {
  const words = inviteWords[locale]
  const beginning = variant === 'reminder' ? words.reminder : words.invitation
  const contact = [org.contact_name, org.contact_email, org.contact_phone]
    .filter((part) => part !== null)
    .join(', ')
  return {
    locale,
    sender: org.name,
    subject: beginning.subject(org.name),
    preheader: beginning.preheader,
    blocks: [
      { kind: 'heading', text: beginning.heading(org.name) },
      { kind: 'paragraph', text: beginning.opening(org.name, fact.inviter) },
      ...(fact.trainings.length > 0
        ? [
            { kind: 'paragraph' as const, text: words.trainings },
            { kind: 'list' as const, items: fact.trainings },
          ]
        : []),
      { kind: 'button', text: words.button, url: links.invitation },
      {
        kind: 'facts',
        facts: [
          { label: words.group, value: fact.group_name },
          ...(fact.location_name ? [{ label: words.location, value: fact.location_name }] : []),
          { label: words.invitedAddress, value: fact.email },
          ...(fact.expires_at ? [{ label: words.holdsUntil, value: day.format(fact.expires_at) }] : []),
          ...(contact ? [{ label: words.questions, value: contact }] : []),
        ],
      },
      { kind: 'small', text: words.consent(org.name) },
    ],
    footer: words.footer(org.name),
    unsubscribe: { text: words.unsubscribe(org.name), url: links.unsubscribe },
  }
}
