import {
  ADMIN_ROLES,
  type AnnouncementDto,
  type InstalledOrgDto,
  LOCALES,
  type OrgAdminDto,
  type OrgDto,
  SETUP_STEPS,
  type SeatsDto,
  type SetupDto,
  type SubscriptionDto,
} from '@rollcall/contract'
import Joi from 'joi'
import { aCount, anId, aText, aTime, dto, oneOf } from '../../core/replies.ts'

export const subscriptionReply = dto<SubscriptionDto>(
  {
    status: oneOf(['none', 'active']),
    seats: aCount().allow(null).description('How many active learners it covers; null: any number'),
    until: aTime().allow(null).description('Null: without an end'),
  },
  'Subscription',
)

export const seatsReply = dto<SeatsDto>(
  {
    seats: aCount().allow(null).description('Null: any number'),
    used: aCount().description('Active learners'),
    free: aCount().allow(null).description('Null: any number'),
    waiting: aCount().description('Invited, and not answered yet'),
    short: aCount().description('How many of those who wait could not be let in if all accepted now'),
    turnedAwayAt: aTime()
      .allow(null)
      .description('When the admins were last told that somebody found no seat'),
  },
  'Seats',
)

export const orgReply = dto<OrgDto>(
  {
    id: anId(),
    name: aText(),
    timeZone: aText().description('IANA name, such as America/New_York'),
    locale: oneOf(LOCALES),
    contact: contactOf(),
    inviteExpiryDays: aCount().allow(null).description('Null: invites never expire'),
    reminderDays: Joi.array()
      .items(aCount())
      .description('Days after an invite went out on which a reminder follows'),
    logoUrl: aText().allow(null).description('Path of the logo on this server'),
    subscription: subscriptionReply,
    role: oneOf(ADMIN_ROLES).description('What the caller is in this organization'),
    createdAt: aTime(),
  },
  'Organization',
)

export const installedOrgReply = dto<InstalledOrgDto>(
  {
    id: anId(),
    name: aText(),
    createdAt: aTime(),
    subscription: subscriptionReply,
    seatsUsed: aCount().description('Active learners'),
  },
  'Installed organization',
)

/** Whom invitees may ask. */
export function contactOf() {
  return dto<OrgDto['contact']>({
    name: aText().allow(null),
    email: aText().allow(null),
    phone: aText().allow(null),
  })
}

export const setupReply = dto<SetupDto>(
  {
    steps: Joi.array().items(
      dto<SetupDto['steps'][number]>({
        step: oneOf(SETUP_STEPS),
        done: Joi.boolean(),
        optional: Joi.boolean(),
      }),
    ),
    canInvite: Joi.boolean().description('Whether there is an active group'),
  },
  'Setup',
)

export const orgAdminReply = dto<OrgAdminDto>(
  {
    userId: anId().allow(null).description('Null until the invitation is accepted'),
    inviteId: anId().allow(null).description('Null once accepted'),
    email: aText(),
    name: aText().allow(null),
    role: oneOf(ADMIN_ROLES),
    since: aTime(),
    expiresAt: aTime().allow(null).description('Of the invitation; null for an admin'),
    expired: Joi.boolean(),
  },
  'Admin',
)

export const announcementReply = dto<AnnouncementDto>({ subject: aText(), text: aText() })
