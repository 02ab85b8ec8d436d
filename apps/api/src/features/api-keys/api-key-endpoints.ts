import { type CreateApiKeyBody, KEY_SCOPES, LIMITS } from '@rollcall/contract'
import Joi from 'joi'
import { adminsInPerson } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { pageOf } from '../../core/replies.ts'
import { instant, name } from '../../core/schemas.ts'
import { toApiKeyDto } from './api-key-dto.ts'
import { apiKeyReply, newApiKeyReply } from './api-key-reply.ts'
import { createApiKey, revokeApiKey, rotateApiKey } from './api-key-service.ts'
import { listKeys } from './api-key-store.ts'

const createApiKeyBody = Joi.object<CreateApiKeyBody, true>({
  name: name(LIMITS.apiKeyName).required(),
  scopes: Joi.array()
    .items(Joi.string().valid(...KEY_SCOPES))
    .min(1)
    .unique()
    .required(),
  expiresAt: instant().allow(null),
})

/** Keys with which programs call the API for an organization. People manage them, keys never do. */
export function apiKeyEndpoints({ orgs }: { orgs: Orgs }): MountableEndpoint[] {
  return [
    endpoint('GET /api-keys', adminsInPerson('keys:read'), {
      summary: 'The API keys of your organization',
      reply: pageOf(apiKeyReply),
      handle: ({ orgId }) =>
        orgs.read(orgId, async (org) => ({ items: (await listKeys(org)).map(toApiKeyDto), next: null })),
    }),
    endpoint('POST /api-keys', adminsInPerson('keys:write'), {
      summary: 'Make an API key; only this answer holds it',
      body: createApiKeyBody,
      reply: newApiKeyReply,
      showsSecret: true,
      status: 201,
      handle: ({ orgId, user, actor, role, body }) =>
        orgs.write(orgId, (org) => createApiKey(org, { ...actor, userId: user.id }, role, body)),
    }),
    endpoint('POST /api-keys/:id/rotate', adminsInPerson('keys:write'), {
      summary: 'Give an API key a new secret; the old one works for 24 hours more',
      reply: newApiKeyReply,
      showsSecret: true,
      handle: ({ orgId, actor, params }) => orgs.write(orgId, (org) => rotateApiKey(org, actor, params.id)),
    }),
    endpoint('DELETE /api-keys/:id', adminsInPerson('keys:write'), {
      summary: 'Revoke an API key, at once and for good',
      status: 204,
      handle: ({ orgId, actor, params }) =>
        orgs.write(orgId, async (org) => {
          await revokeApiKey(org, actor, params.id)
          return null
        }),
    }),
  ]
}
