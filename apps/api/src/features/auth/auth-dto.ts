import type { AdminInvitationDto, UserDto } from '@rollcall/contract'
import type { SessionUser } from '../../core/access.ts'
import type { AdminInviteRow } from '../orgs/index.ts'

/** A person as they see themselves. */
export function toUserDto({ id, email, name, locale }: SessionUser): UserDto {
  return { id, email, name, locale }
}

/** An invitation to run an organization, as the invited person sees it. A closed one says nothing about their account. */
export function toAdminInvitationDto(
  orgId: string,
  invite: AdminInviteRow,
  hasAccount: boolean,
): AdminInvitationDto {
  const state = invite.outcome ?? (invite.expired ? 'expired' : 'open')
  return {
    organization: { id: orgId, name: invite.org_name },
    email: invite.email,
    role: invite.role,
    invitedBy: invite.inviter,
    state,
    hasAccount: state === 'open' && hasAccount,
  }
}
