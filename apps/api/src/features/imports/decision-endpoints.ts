import { admins, subscribers } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { TIME_ERRORS } from '../invites/index.ts'
import { approveImport, approveReviewed, disapproveImport } from './decide.ts'
import { localeOf, present, toImportDto } from './import-dto.ts'
import { importReply } from './import-reply.ts'
import { approveImportBody } from './import-schema.ts'
import { undoImport } from './undo.ts'

/** What is decided about an import as a whole. Saying no and taking back are open to everybody, also without a subscription. */
export function decisionEndpoints({ orgs }: { orgs: Orgs }): MountableEndpoint[] {
  return [
    endpoint('POST /imports/:id/approve', subscribers('invites:write'), {
      summary: 'Invite the people of the rows that can be; If-Match names the state that you looked at',
      body: approveImportBody,
      reply: importReply,
      errors: [
        'already_decided',
        'status_conflict',
        'precondition_failed',
        'precondition_required',
        ...TIME_ERRORS,
      ],
      handle: ({ orgId, user, actor, params, body, once, requireMatch, req }) =>
        approveReviewed(orgs, orgId, params.id, () =>
          once(async (org) => {
            const locale = await localeOf(org, user)
            const row = await approveImport(org, actor, params.id, body, req.get('If-Match'), (current) =>
              requireMatch(toImportDto(current, locale)),
            )
            return toImportDto(row, locale)
          }),
        ),
    }),
    endpoint('POST /imports/:id/disapprove', admins('invites:write'), {
      summary: 'Decide that nobody is invited',
      reply: importReply,
      errors: ['already_decided', 'status_conflict'],
      handle: ({ user, actor, params, once }) =>
        once((org) => present(org, user, disapproveImport(org, actor, params.id))),
    }),
    endpoint('POST /imports/:id/undo', admins('invites:write'), {
      summary: 'Take an import back: who has not answered is not invited any more, who accepted stays',
      reply: importReply,
      errors: ['already_decided', 'status_conflict', 'too_late'],
      handle: ({ user, actor, params, once }) =>
        once((org) => present(org, user, undoImport(org, actor, params.id))),
    }),
  ]
}
