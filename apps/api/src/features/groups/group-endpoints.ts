import {
  type CreateGroupBody,
  GROUP_STATUSES,
  type GroupDto,
  LIMITS,
  type PageQuery,
  type SetGroupTrainingsBody,
  type UpdateGroupBody,
} from '@rollcall/contract'
import Joi from 'joi'
import { admins } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { limitOf, readCursor, toPage } from '../../core/page.ts'
import { ids, name, paging } from '../../core/schemas.ts'
import { groupReply, groupsReply } from './group-reply.ts'
import { changeGroup, createGroup, removeGroup, setGroupTrainings } from './group-service.ts'
import { type GroupRow, listGroups, lockGroup, requireGroup } from './group-store.ts'

const status = () => Joi.string().valid(...GROUP_STATUSES)
const listQuery = Joi.object<PageQuery, true>({ ...paging })
const createGroupBody = Joi.object<CreateGroupBody, true>({
  name: name(LIMITS.groupName).required(),
  status: status(),
  trainingIds: ids(LIMITS.trainingsAtOnce),
})
const updateGroupBody = Joi.object<UpdateGroupBody, true>({
  name: name(LIMITS.groupName),
  status: status(),
}).min(1)
const setGroupTrainingsBody = Joi.object<SetGroupTrainingsBody, true>({
  trainingIds: ids(LIMITS.trainingsAtOnce).required(),
})

/** Groups: who gets the same trainings. */
export function groupEndpoints({ orgs }: { orgs: Orgs }): MountableEndpoint[] {
  return [
    endpoint('GET /groups', admins('groups:read'), {
      summary: 'The groups of your organization',
      query: listQuery,
      reply: groupsReply,
      handle: ({ orgId, query }) =>
        orgs.read(orgId, async (org) => {
          const limit = limitOf(query)
          const rows = await listGroups(org, readCursor(query.cursor, 'text', 'id'), limit + 1)
          return toPage(rows, limit, (row) => [row.name, row.id], toGroupDto)
        }),
    }),
    endpoint('POST /groups', admins('groups:write'), {
      summary: 'Make a group',
      body: createGroupBody,
      reply: groupReply,
      errors: ['name_taken'],
      status: 201,
      handle: ({ actor, body, once }) => once(async (org) => toGroupDto(await createGroup(org, actor, body))),
    }),
    endpoint('GET /groups/:id', admins('groups:read'), {
      summary: 'One group',
      reply: groupReply,
      handle: ({ orgId, params }) =>
        orgs.read(orgId, async (org) => toGroupDto(await requireGroup(org, params.id))),
    }),
    endpoint('PATCH /groups/:id', admins('groups:write'), {
      summary: 'Rename a group, or switch it on or off',
      body: updateGroupBody,
      reply: groupReply,
      errors: ['name_taken'],
      handle: ({ orgId, actor, params, body, requireMatch }) =>
        orgs.write(orgId, async (org) => {
          requireMatch(toGroupDto(await lockGroup(org, params.id)))
          return toGroupDto(await changeGroup(org, actor, params.id, body))
        }),
    }),
    endpoint('DELETE /groups/:id', admins('groups:write'), {
      summary: 'Remove a group that nobody was invited to',
      errors: ['in_use'],
      status: 204,
      handle: ({ orgId, actor, params }) =>
        orgs.write(orgId, async (org) => {
          await removeGroup(org, actor, params.id)
          return null
        }),
    }),
    endpoint('PUT /groups/:id/trainings', admins('groups:write'), {
      summary: 'Attach exactly these trainings to a group',
      body: setGroupTrainingsBody,
      reply: groupReply,
      handle: ({ orgId, actor, params, body }) =>
        orgs.write(orgId, async (org) =>
          toGroupDto(await setGroupTrainings(org, actor, params.id, body.trainingIds)),
        ),
    }),
  ]
}

function toGroupDto(row: GroupRow): GroupDto {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    trainings: row.trainings,
    createdAt: row.created_at.toISOString(),
  }
}
