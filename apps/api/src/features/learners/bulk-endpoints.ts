import { admins } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { addSelectedToGroup, archiveSelected, assignToSelected } from './bulk-service.ts'
import { bulkReply } from './learner-reply.ts'
import { addToGroupBody, archiveBody, assignToManyBody } from './learner-schema.ts'

/** What is done with many learners at once: those that are named, or all that a filter matches. */
export function bulkEndpoints(): MountableEndpoint[] {
  return [
    endpoint('POST /learners/archive', admins('learners:write'), {
      summary: 'Disconnect many active learners from your organization',
      body: archiveBody,
      reply: bulkReply,
      handle: ({ actor, body, once }) => once((org) => archiveSelected(org, actor, body)),
    }),
    endpoint('POST /learners/groups', admins('learners:write'), {
      summary: 'Add many active learners to a group',
      body: addToGroupBody,
      reply: bulkReply,
      errors: ['group_inactive'],
      handle: ({ actor, body, once }) => once((org) => addSelectedToGroup(org, actor, body)),
    }),
    endpoint('POST /learners/assignments', admins('learners:write'), {
      summary: 'Give many active learners a training',
      body: assignToManyBody,
      reply: bulkReply,
      handle: ({ actor, body, once }) => once((org) => assignToSelected(org, actor, body)),
    }),
  ]
}
