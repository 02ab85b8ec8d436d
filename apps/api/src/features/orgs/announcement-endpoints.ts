import type { AnnouncementQuery, CheckYourMailReply } from '@rollcall/contract'
import Joi from 'joi'
import { admins, adminsInPerson } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import type { Orgs } from '../../core/org-scope.ts'
import type { RateLimits } from '../../core/rate-limit.ts'
import { checkYourMailReply } from '../../core/replies.ts'
import { locale } from '../../core/schemas.ts'
import { queueMessages } from '../delivery/index.ts'
import { type AnnouncementSettings, toAnnouncementDto } from './announcement.ts'
import { announcementReply } from './org-reply.ts'
import { requireOrg } from './org-store.ts'

const announcementQuery = Joi.object<AnnouncementQuery, true>({ locale: locale() })

const SENT: CheckYourMailReply = { message: 'The announcement is on its way to your own address.' }

/** The text with which an organization tells its people that invitations are coming. */
export function announcementEndpoints({
  orgs,
  limits,
  config,
}: {
  orgs: Orgs
  limits: RateLimits
  config: AnnouncementSettings
}): MountableEndpoint[] {
  return [
    endpoint('GET /orgs/:orgId/announcement', admins('orgs:read'), {
      summary:
        'The text that announces invitations, in the language of the organization unless another is named',
      query: announcementQuery,
      reply: announcementReply,
      handle: ({ orgId, query }) =>
        orgs.read(orgId, async (org) => {
          const details = await requireOrg(org)
          return toAnnouncementDto(details, config, query.locale ?? details.locale)
        }),
    }),
    endpoint('POST /orgs/:orgId/announcement/test', adminsInPerson('orgs:write'), {
      summary: 'Send the announcement to your own address, to see what it looks like',
      query: announcementQuery,
      reply: checkYourMailReply,
      errors: ['rate_limited'],
      status: 202,
      async handle({ user, query, once }) {
        await limits.spend('announcement-test', user.id)
        return once(async (org) => {
          const inLocale = query.locale ?? (await requireOrg(org)).locale
          await queueMessages(org, 'announcement', [
            { refId: user.id, emailKey: user.emailKey, locale: inLocale },
          ])
          return SENT
        })
      },
    }),
  ]
}
