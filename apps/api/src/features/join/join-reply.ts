import {
  type AcceptedDto,
  ASSIGNMENT_STATUSES,
  INVITATION_STATES,
  type InvitationDto,
  type JoinMeDto,
  type MyOrganizationDto,
  type MyTrainingDto,
  type OpenedInvitationDto,
  WHAT_THEY_SEE,
} from '@rollcall/contract'
import Joi from 'joi'
import { aCount, aNamedThing, anId, aText, aTime, dto, oneOf } from '../../core/replies.ts'
import { userReply } from '../auth/index.ts'
import { contactOf } from '../orgs/index.ts'

const invitation = {
  id: anId(),
  state: oneOf(INVITATION_STATES),
  email: aText().description('The invited address: the account that accepts must have it'),
  organization: dto<InvitationDto['organization']>({
    id: anId(),
    name: aText(),
    logoUrl: aText().allow(null).description('Path of the logo on this server'),
    contact: contactOf(),
  }),
  group: dto<InvitationDto['group']>({ name: aText() }),
  location: dto<{ name: string }>({ name: aText() }).allow(null),
  trainings: Joi.array().items(
    dto<InvitationDto['trainings'][number]>({ title: aText(), minutes: aCount() }),
  ),
  invitedAt: aTime(),
  expiresAt: aTime().allow(null),
  canTakeBack: Joi.boolean().description('Whether a declined invitation can still be taken up again'),
  whatTheySee: Joi.array()
    .items(oneOf(WHAT_THEY_SEE))
    .description('What the organization will see once the invitation is accepted'),
}

export const invitationReply = dto<InvitationDto>(invitation, 'Invitation')

export const openedInvitationReply = dto<OpenedInvitationDto>(
  {
    ...invitation,
    signedInAs: aText().allow(null).description('The account that is signed in; null: nobody'),
  },
  'OpenedInvitation',
)

export const joinMeReply = dto<JoinMeDto>({ user: userReply })

export const acceptedReply = dto<AcceptedDto>(
  {
    invitation: invitationReply,
    learnerId: anId(),
    assigned: Joi.array()
      .items(dto<AcceptedDto['assigned'][number]>({ id: anId(), title: aText() }))
      .description('Trainings that were assigned by this acceptance'),
  },
  'Accepted',
)

export const myOrganizationReply = dto<MyOrganizationDto>(
  {
    id: anId(),
    name: aText(),
    logoUrl: aText().allow(null).description('Path of the logo on this server'),
    contact: contactOf(),
    status: oneOf(['active', 'archived']).description('archived: left, or disconnected by an admin'),
    since: aTime(),
    groups: Joi.array().items(dto<MyOrganizationDto['groups'][number]>({ name: aText() })),
    location: dto<{ name: string }>({ name: aText() }).allow(null),
  },
  'MyOrganization',
)

export const myTrainingReply = dto<MyTrainingDto>(
  {
    assignmentId: anId(),
    organization: aNamedThing(),
    training: dto<MyTrainingDto['training']>({
      id: anId(),
      title: aText(),
      description: aText(),
      minutes: aCount(),
    }),
    status: oneOf(ASSIGNMENT_STATUSES),
    percent: aCount().max(100),
  },
  'MyTraining',
)
