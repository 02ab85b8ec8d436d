import type { InvitationDto } from '@rollcall/contract'
import type { SessionUser } from '../../core/access.ts'
import { type Actor, SYSTEM } from '../../core/audit.ts'
import { AppError, required } from '../../core/errors.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { answerInvite, findInvitation, lockInvite, markNotMe, takeBackDecline } from '../invites/index.ts'
import { toInvitationDto } from './join-dto.ts'
import { requireOwner } from './join-service.ts'

/** Says no, by the account of the invited address. Saying it twice is once. */
export async function declineAsUser(
  org: OrgWriter,
  actor: Actor,
  user: SessionUser,
  id: string,
): Promise<InvitationDto> {
  requireOwner(required(await findInvitation(org, id)), user)
  return decline(org, actor, id)
}

/** Says no, by the link alone: whoever holds it could read the mail. */
export function declineByLink(org: OrgWriter, id: string): Promise<InvitationDto> {
  return decline(org, SYSTEM, id)
}

/** Says that the invitation was meant for somebody else. It ends as a declined one does, and the admin sees why. */
export async function sayNotMe(org: OrgWriter, id: string): Promise<InvitationDto> {
  const invite = await lockInvite(org, id)
  if (invite.outcome === 'declined') await markNotMe(org, SYSTEM, invite)
  else await answerInvite(org, SYSTEM, invite, 'declined', { notMe: true })
  return read(org, id)
}

/**
 * Takes a no back within seven days: the same invitation waits again. Where it waits already, nothing changes. Throws `too_late`
 * after that time, and once it has expired, was closed otherwise, or another one followed.
 */
export async function takeBack(org: OrgWriter, id: string): Promise<InvitationDto> {
  const invite = await lockInvite(org, id)
  const invitation = required(await findInvitation(org, id))
  if (invitation.outcome === null) return toInvitationDto(invitation)
  if (!invitation.can_take_back) {
    throw new AppError(
      'too_late',
      `This answer can no longer be taken back. Ask ${invitation.org_name} for a new invitation.`,
    )
  }
  await takeBackDecline(org, SYSTEM, invite)
  return read(org, id)
}

async function decline(org: OrgWriter, actor: Actor, id: string): Promise<InvitationDto> {
  const invite = await lockInvite(org, id)
  if (invite.outcome !== 'declined') await answerInvite(org, actor, invite, 'declined')
  return read(org, id)
}

async function read(org: OrgReader, id: string): Promise<InvitationDto> {
  return toInvitationDto(required(await findInvitation(org, id)))
}
