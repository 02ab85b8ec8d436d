import {
  LIMITS,
  type ListSuppressionsQuery,
  SUPPRESSION_REASONS,
  type SuppressionDto,
} from '@rollcall/contract'
import Joi from 'joi'
import { admins } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { limitOf, readCursor, toPage } from '../../core/page.ts'
import { anId, aText, aTime, dto, oneOf, pageOf } from '../../core/replies.ts'
import { paging } from '../../core/schemas.ts'
import { toSuppressionDto } from './suppression-dto.ts'
import { liftSuppression } from './suppression-service.ts'
import { listSuppressions } from './suppression-store.ts'

const listQuery = Joi.object<ListSuppressionsQuery, true>({
  ...paging,
  q: Joi.string().allow('').max(LIMITS.search).description('A part of the address'),
  reason: Joi.string().valid(...SUPPRESSION_REASONS),
})

const suppressionReply = dto<SuppressionDto>(
  {
    id: anId(),
    email: aText(),
    reason: oneOf(SUPPRESSION_REASONS),
    since: aTime(),
    until: aTime().allow(null).description('Null: without an end'),
    learnerId: anId().allow(null),
    mayLift: Joi.boolean().description('What a person asked for, only that person takes back'),
  },
  'Suppression',
)

/** The addresses to which no mail of an organization goes. */
export function suppressionEndpoints({ orgs }: { orgs: Orgs }): MountableEndpoint[] {
  return [
    endpoint('GET /suppressions', admins('invites:read'), {
      summary: 'Addresses to which no mail of your organization goes, and why, newest first',
      query: listQuery,
      reply: pageOf(suppressionReply),
      handle: ({ orgId, query }) =>
        orgs.read(orgId, async (org) => {
          const limit = limitOf(query)
          const rows = await listSuppressions(org, query, readCursor(query.cursor, 'time', 'id'), limit + 1)
          return toPage(rows, limit, (row) => [row.since, row.id], toSuppressionDto)
        }),
    }),
    endpoint('POST /suppressions/:id/lift', admins('invites:write'), {
      summary: 'Let mail go again to an address from which it came back',
      errors: ['suppressed'],
      status: 204,
      handle: ({ orgId, actor, params }) =>
        orgs.write(orgId, async (org) => {
          await liftSuppression(org, actor, params.id)
          return null
        }),
    }),
  ]
}
