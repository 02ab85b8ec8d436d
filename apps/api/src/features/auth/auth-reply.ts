import {
  ADMIN_ROLES,
  type AdminInvitationDto,
  LOCALES,
  type MeDto,
  type MembershipDto,
  type UserDto,
  type VerifiedReply,
} from '@rollcall/contract'
import Joi from 'joi'
import { aNamedThing, anId, aText, dto, oneOf } from '../../core/replies.ts'

export const userReply = dto<UserDto>(
  {
    id: anId(),
    email: aText(),
    name: aText(),
    locale: oneOf(LOCALES),
  },
  'User',
)

export const meReply = dto<MeDto>(
  {
    user: userReply,
    isOperator: Joi.boolean().description('Whether this person operates the installation'),
    organizations: Joi.array().items(
      dto<MembershipDto>({ orgId: anId(), name: aText(), timeZone: aText(), role: oneOf(ADMIN_ROLES) }),
    ),
  },
  'Me',
)

export const verifiedReply = dto<VerifiedReply>({ email: aText() })

export const adminInvitationReply = dto<AdminInvitationDto>(
  {
    organization: aNamedThing(),
    email: aText(),
    role: oneOf(ADMIN_ROLES),
    invitedBy: aText().allow(null),
    state: oneOf(['open', 'expired', 'accepted', 'cancelled']),
    hasAccount: Joi.boolean().description('Whether the invited address has an account to sign in to'),
  },
  'AdminInvitation',
)
