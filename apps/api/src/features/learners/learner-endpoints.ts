import { admins } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { required } from '../../core/errors.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { limitOf, readCursor, toPage } from '../../core/page.ts'
import { TABLE_TYPES } from '../../core/spreadsheet-writer.ts'
import { listAssigned } from './assignment-store.ts'
import { bulkEndpoints } from './bulk-endpoints.ts'
import { toAssignmentDto, toLearnerDto } from './learner-dto.ts'
import { exportLearners } from './learner-export.ts'
import {
  assignmentReply,
  assignmentsReply,
  countsReply,
  learnerReply,
  learnersReply,
} from './learner-reply.ts'
import {
  assignmentsQuery,
  assignTrainingBody,
  countsQuery,
  exportQuery,
  listQuery,
  setGroupsBody,
  updateLearnerBody,
} from './learner-schema.ts'
import { archiveLearner, assignTraining, changeLearner, setLearnerGroups } from './learner-service.ts'
import { countLearners } from './roster-counts.ts'
import { listRoster } from './roster-page.ts'
import { cursorOf, findOnRoster } from './roster-store.ts'

/** The roster: every learner with what became of their invite, and what is done with those who joined. */
export function learnerEndpoints({ orgs }: { orgs: Orgs }): MountableEndpoint[] {
  return [
    endpoint('GET /learners', admins('learners:read'), {
      summary: 'The learners of your organization, filtered and sorted',
      query: listQuery,
      reply: learnersReply,
      handle: ({ orgId, query }) =>
        orgs.read(orgId, async (org) => {
          const limit = limitOf(query)
          const rows = await listRoster(org, query, readCursor(query.cursor, 'id', 'text', 'time'), limit + 1)
          return toPage(rows, limit, cursorOf, toLearnerDto)
        }),
    }),
    endpoint('GET /learners/counts', admins('learners:read'), {
      summary: 'How many learners there are of each status, and how many a filter matches',
      query: countsQuery,
      reply: countsReply,
      handle: ({ orgId, query }) => orgs.read(orgId, (org) => countLearners(org, query)),
    }),
    endpoint('GET /learners/export', admins('learners:read'), {
      summary: 'What the filter shows, as a spreadsheet',
      query: exportQuery,
      files: TABLE_TYPES,
      handle: ({ orgId, user, query }) => exportLearners(orgs, orgId, user?.locale ?? null, query),
    }),
    endpoint('GET /learners/:id', admins('learners:read'), {
      summary: 'One learner',
      reply: learnerReply,
      handle: ({ orgId, params }) =>
        orgs.read(orgId, async (org) => toLearnerDto(required(await findOnRoster(org, params.id)))),
    }),
    endpoint('PATCH /learners/:id', admins('learners:write'), {
      summary: 'Correct the location or the number of a learner',
      body: updateLearnerBody,
      reply: learnerReply,
      handle: ({ orgId, actor, params, body, requireMatch }) =>
        orgs.write(orgId, async (org) =>
          toLearnerDto(
            await changeLearner(org, actor, params.id, body, (before) => requireMatch(toLearnerDto(before))),
          ),
        ),
    }),
    endpoint('PUT /learners/:id/groups', admins('learners:write'), {
      summary: 'Put an active learner into exactly these groups',
      body: setGroupsBody,
      reply: learnerReply,
      errors: ['group_inactive', 'status_conflict'],
      handle: ({ orgId, actor, params, body }) =>
        orgs.write(orgId, async (org) =>
          toLearnerDto(await setLearnerGroups(org, actor, params.id, body.groupIds)),
        ),
    }),
    endpoint('POST /learners/:id/assignments', admins('learners:write'), {
      summary: 'Give an active learner a training',
      body: assignTrainingBody,
      reply: assignmentReply,
      errors: ['already_assigned', 'status_conflict'],
      status: 201,
      handle: ({ actor, params, body, once }) =>
        once(async (org) => toAssignmentDto(await assignTraining(org, actor, params.id, body))),
    }),
    endpoint('POST /learners/:id/archive', admins('learners:write'), {
      summary: 'Disconnect an active learner from your organization',
      reply: learnerReply,
      errors: ['status_conflict'],
      handle: ({ actor, params, once }) =>
        once(async (org) => toLearnerDto(await archiveLearner(org, actor, params.id))),
    }),
    ...bulkEndpoints(),
    endpoint('GET /assignments', admins('learners:read'), {
      summary: 'The trainings that your organization assigned to a learner',
      query: assignmentsQuery,
      reply: assignmentsReply,
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
