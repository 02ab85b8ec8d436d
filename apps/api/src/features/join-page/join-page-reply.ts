import {
  JOIN_AUDIENCES,
  JOIN_OUTCOMES,
  JOIN_PAGE_STATES,
  type JoinPageCountsDto,
  type JoinPageDto,
  type JoinVerifiedDto,
  LOCALES,
  type PublicJoinPageDto,
  SLUG_OUTCOMES,
  type SlugCheckDto,
} from '@rollcall/contract'
import Joi from 'joi'
import { aBoundedCount, aCount, aNamedThing, anId, aText, aTime, dto, oneOf } from '../../core/replies.ts'

const state = () =>
  oneOf(JOIN_PAGE_STATES).description(
    'open: people can ask. off: switched off. unsubscribed: on, but nobody sees it. ended: past its day. full: no room left',
  )

export const joinPageReply = dto<JoinPageDto>(
  {
    enabled: Joi.boolean(),
    state: state(),
    slug: aText().allow(null).description('The end of its address; null before it was set up'),
    url: aText().allow(null),
    urlStart: aText().description('What the address begins with: the slug follows'),
    audience: oneOf(JOIN_AUDIENCES).allow(null),
    allowedDomains: Joi.array().items(aText()).description('As A-labels; empty where anyone may join'),
    groupIds: Joi.array().items(anId()),
    locationIds: Joi.array().items(anId()),
    welcome: aText().allow(null),
    endsAt: aTime().allow(null),
    capacity: aCount().allow(null).description('How many people may come by the page in all'),
  },
  'JoinPage',
)

export const joinPageCountsReply = dto<JoinPageCountsDto>({
  came: aCount().description('Who showed that the mailbox is theirs, and was invited by that'),
  waiting: aBoundedCount(),
  joined: aBoundedCount(),
})

export const slugCheckReply = dto<SlugCheckDto>({
  slug: aText().description('As it would be used'),
  outcome: oneOf(SLUG_OUTCOMES),
  suggestion: aText().allow(null).description('One that is free, when this one is not'),
})

const organization = () =>
  dto<PublicJoinPageDto['organization']>({
    name: aText(),
    logoUrl: aText().allow(null).description('Path of the logo on this server'),
  })

export const publicJoinPageReply = dto<PublicJoinPageDto>(
  {
    slug: aText(),
    state: oneOf(['open', 'ended', 'full']),
    locale: oneOf(LOCALES).description('The language of the organization'),
    organization: organization(),
    welcome: aText().allow(null),
    groups: Joi.array().items(aNamedThing()),
    locations: Joi.array().items(aNamedThing()).description('Empty: none is to be chosen'),
  },
  'PublicJoinPage',
)

export const joinVerifiedReply = dto<JoinVerifiedDto>({
  verification: Joi.string().description('For /join/register or /join/sign-in; good for 60 minutes'),
  email: aText(),
  hasAccount: Joi.boolean().description('Whether to sign in or to register'),
  outcome: oneOf(JOIN_OUTCOMES),
  organization: organization(),
})
