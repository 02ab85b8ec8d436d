import {
  LEARNER_SORTS,
  LEARNER_STATUSES,
  LIMITS,
  type ListAssignmentsQuery,
  type ListLearnersQuery,
} from '@rollcall/contract'
import Joi from 'joi'
import { admins } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { required } from '../../core/errors.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { limitOf, readCursor, toPage } from '../../core/page.ts'
import { id, paging } from '../../core/schemas.ts'
import { toAssignmentDto, toLearnerDto } from './learner-dto.ts'
import { listAssigned } from './learner-store.ts'
import { cursorOf, findOnRoster, listRoster } from './roster-store.ts'

const listQuery = Joi.object<ListLearnersQuery, true>({
  ...paging,
  status: Joi.string().valid(...LEARNER_STATUSES),
  groupId: id(),
  locationId: id(),
  q: Joi.string().max(LIMITS.search),
  sort: Joi.string().valid(...LEARNER_SORTS),
})
const assignmentsQuery = Joi.object<ListAssignmentsQuery, true>({ learnerId: id().required() })

/** The roster: every learner with what became of their invite. */
export function learnerEndpoints({ orgs }: { orgs: Orgs }): MountableEndpoint[] {
  return [
    endpoint('GET /learners', admins('learners:read'), {
      summary: 'The learners of your organization, filtered and sorted',
      query: listQuery,
      handle: ({ orgId, query }) =>
        orgs.read(orgId, async (org) => {
          const limit = limitOf(query)
          const rows = await listRoster(org, query, readCursor(query.cursor, 2), limit + 1)
          return toPage(rows, limit, cursorOf, toLearnerDto)
        }),
    }),
    endpoint('GET /learners/:id', admins('learners:read'), {
      summary: 'One learner',
      handle: ({ orgId, params }) =>
        orgs.read(orgId, async (org) => toLearnerDto(required(await findOnRoster(org, params.id)))),
    }),
    endpoint('GET /assignments', admins('learners:read'), {
      summary: 'The trainings that your organization assigned to a learner',
      query: assignmentsQuery,
      handle: ({ orgId, query }) =>
        orgs.read(orgId, async (org) => {
          const learner = required(await findOnRoster(org, query.learnerId))
          // Of somebody who left, progress is not the organization's to see any more.
          const rows = learner.status === 'active' ? await listAssigned(org, learner.id) : []
          return { items: rows.map(toAssignmentDto), next: null }
        }),
    }),
  ]
}
