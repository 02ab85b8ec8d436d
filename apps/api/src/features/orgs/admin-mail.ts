import type { Tokens } from '../../core/tokens.ts'
import type { MailDocument, MailKind } from '../delivery/index.ts'
import { type AdminInviteRow, listSendableAdminInvites } from './admin-invite-store.ts'
import { adminInviteWords } from './admin-words.ts'
import { type OrgRow, requireOrg } from './org-store.ts'

/** The mail that asks somebody to help to run an organization. Its link is made when it leaves, and stands nowhere else. */
export function createAdminInviteMail({
  tokens,
  publicUrl,
}: {
  tokens: Tokens
  publicUrl: string
}): MailKind {
  return {
    async write(org, messages) {
      const details = await requireOrg(org)
      const invites = await listSendableAdminInvites(
        org,
        messages.map((message) => message.refId),
      )
      const inviteOf = new Map(invites.map((invite) => [invite.id, invite]))
      return new Map(
        messages.flatMap((message) => {
          const invite = inviteOf.get(message.refId)
          if (!invite) return []
          const link = `${publicUrl}/admin-invite/${tokens.make('admin', { orgId: org.orgId, id: invite.id })}`
          return [[message.id, toDocument(details, invite, link, message.locale)]]
        }),
      )
    },
    // Whether it arrived changes nothing about the invitation.
    async onFacts() {},
  }
}

function toDocument(org: OrgRow, invite: AdminInviteRow, link: string, locale: 'en' | 'es'): MailDocument {
  const words = adminInviteWords[locale]
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: org.time_zone })
  return {
    locale,
    sender: 'Rollcall',
    subject: words.subject(org.name),
    preheader: words.preheader,
    blocks: [
      { kind: 'heading', text: words.subject(org.name) },
      { kind: 'paragraph', text: words.opening(org.name, invite.inviter) },
      { kind: 'paragraph', text: words.role[invite.role] },
      { kind: 'button', text: words.button, url: link },
      {
        kind: 'facts',
        facts: [
          { label: words.organization, value: org.name },
          ...(invite.inviter ? [{ label: words.invitedBy, value: invite.inviter }] : []),
          { label: words.invitedAddress, value: invite.email },
          { label: words.holdsUntil, value: day.format(invite.expires_at) },
        ],
      },
      { kind: 'small', text: words.closing },
    ],
    footer: words.footer(org.name),
  }
}
