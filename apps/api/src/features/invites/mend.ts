import type { Notify } from '@rollcall/contract'
import type { Actor } from '../../core/audit.ts'
import { type EmailAddress, requireEmailAddress } from '../../core/email-address.ts'
import { AppError, invalidInput } from '../../core/errors.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { isTaken } from '../../core/pg-errors.ts'
import { cancelQueued } from '../delivery/index.ts'
import { moveLearners } from '../learners/index.ts'
import { closed } from './ending.ts'
import { endInvites, type InviteRow, lockInvite, requireInvite, updateDelivery } from './invite-store.ts'
import type { KnownAddress } from './judge.ts'
import { lockKnownAddresses } from './judge-store.ts'
import { changeAddress, findDeparture, wasEverActive } from './mend-store.ts'
import { readNotify } from './notify.ts'
import { openInvites } from './open-invites.ts'
import { suppressed } from './resend.ts'

/**
 * Corrects the address of somebody who has not answered yet. The learner stays who they are; the old invite ends, and with it
 * the link that went astray; a new one goes to the new address, at the time of the old one where that is still to come. Gives
 * the new invite. Throws `invite_closed`, and says who has the address where it is taken.
 */
export async function mendInvite(
  org: OrgWriter,
  actor: Actor,
  id: string,
  email: string,
  notify: Notify | undefined,
): Promise<InviteRow> {
  const address = requireEmailAddress(email)
  const old = await lockInvite(org, id)
  if (old.outcome !== null) throw closed(old)
  if (address.key === old.email_key) throw sameAddress()
  if (await wasEverActive(org, old.learner_id)) throw notATypo()
  const [known] = await lockKnownAddresses(org, [address.key])
  if (known) refuseKnown(known)

  const departure = notify ? readNotify(notify, new Date()) : await findDeparture(org, id)
  await endInvites(org, [id], 'replaced')
  await cancelQueued(org, 'invite', [id])
  await changeAddress(org, old, address).catch(refuseTaken)
  await moveLearners(org, [old.learner_id], 'address_mended')
  const [mended] = await openInvites(org, actor, [toInvitee(old, address)], {
    departure,
    source: old.source,
    importId: old.import_id,
  })
  await updateDelivery(org, [old.learner_id])
  await org.record(actor, 'invite.address_mended', {
    subjectId: id,
    after: { learnerId: old.learner_id, inviteId: mended?.id },
  })
  return requireInvite(org, mended?.id ?? id)
}

function toInvitee(old: InviteRow, address: EmailAddress) {
  return {
    learnerId: old.learner_id,
    emailKey: address.key,
    groupId: old.group_id,
    locationId: old.location_id,
    replaces: old.id,
  }
}

function sameAddress(): AppError {
  return invalidInput(
    '/email',
    'same_address',
    'The invitation is for this address already. To send it once more, use Resend.',
  )
}

/** Their certificates and their account belong to the old address: a mended one would hand them to somebody else. */
function notATypo(): AppError {
  return new AppError(
    'status_conflict',
    'This person joined your organization with this address before, so it is no typo. Cancel this invitation and invite the other address.',
  )
}

/** Never returns: whatever is known of the new address stands in the way. */
function refuseKnown({ status, suppressed: isSuppressed }: KnownAddress): never {
  if (status === 'active')
    throw new AppError(
      'already_active',
      'The person with this address has joined already. You can cancel this invitation.',
    )
  if (status === 'prospect' || status === 'pending') throw alreadyInvited()
  if (status === null && isSuppressed) throw suppressed()
  throw new AppError(
    'status_conflict',
    `This address is on your roster already, with the status ${status}. Cancel this invitation, and invite that person again from there.`,
  )
}

function refuseTaken(error: unknown): never {
  throw isTaken(error, 'learners_email_key_key') ? alreadyInvited() : error
}

function alreadyInvited(): AppError {
  return new AppError('already_invited', 'This address is invited already. You can cancel this invitation.')
}
