import {
  type InvitationDto,
  type InvitationState,
  type MyOrganizationDto,
  type MyTrainingDto,
  WHAT_THEY_SEE,
} from '@rollcall/contract'
import type { InvitationRow } from '../invites/index.ts'
import type { AssignedRow } from '../learners/index.ts'
import { logoPath } from '../orgs/index.ts'
import type { MyOrganizationRow } from './my-organization-store.ts'

/** An invitation as the invited person sees it. One that is closed says why, and no more of what it was about. */
export function toInvitationDto(row: InvitationRow): InvitationDto {
  const state = stateOf(row)
  return {
    id: row.id,
    state,
    email: row.email,
    organization: {
      id: row.org_id,
      name: row.org_name,
      logoUrl: logoPath(row.org_id, row.logo_hash),
      contact: { name: row.contact_name, email: row.contact_email, phone: row.contact_phone },
    },
    group: { name: row.group_name },
    location: row.location_name ? { name: row.location_name } : null,
    trainings: state === 'open' ? row.trainings : [],
    invitedAt: row.invited_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    canTakeBack: row.can_take_back,
    whatTheySee: [...WHAT_THEY_SEE],
  }
}

function stateOf({ outcome, expired }: InvitationRow): InvitationState {
  return outcome ?? (expired ? 'expired' : 'open')
}

/** An organization as one of its learners sees it. */
export function toMyOrganizationDto(row: MyOrganizationRow): MyOrganizationDto {
  return {
    id: row.id,
    name: row.name,
    logoUrl: logoPath(row.id, row.logo_hash),
    contact: { name: row.contact_name, email: row.contact_email, phone: row.contact_phone },
    status: row.status,
    since: row.status_at.toISOString(),
    groups: row.groups,
    location: row.location_name ? { name: row.location_name } : null,
  }
}

export function toMyTrainingDto(organization: { id: string; name: string }, row: AssignedRow): MyTrainingDto {
  return {
    assignmentId: row.id,
    organization,
    training: { id: row.training_id, title: row.title, description: row.description, minutes: row.minutes },
    status: row.status,
    percent: row.percent,
  }
}
