import { admins, operators } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { seatsReply, subscriptionReply } from './org-reply.ts'
import { setSubscriptionBody } from './org-schema.ts'
import { readSeats } from './seats.ts'
import { readSubscription, setSubscription } from './subscription-service.ts'

/** What an organization has paid for: its admins look at it, the operator of the installation sets it. */
export function subscriptionEndpoints({ orgs }: { orgs: Orgs }): MountableEndpoint[] {
  return [
    endpoint('GET /orgs/:orgId/subscription', admins('orgs:read'), {
      summary: 'The subscription of an organization',
      reply: subscriptionReply,
      handle: ({ orgId }) => orgs.read(orgId, readSubscription),
    }),
    endpoint('GET /orgs/:orgId/seats', admins('orgs:read'), {
      summary: 'The seats of the subscription, taken and free, and whether those who wait find one',
      reply: seatsReply,
      handle: ({ orgId }) => orgs.read(orgId, readSeats),
    }),
    endpoint('PUT /orgs/:orgId/subscription', operators, {
      summary: 'Set the subscription of an organization',
      body: setSubscriptionBody,
      reply: subscriptionReply,
      handle: ({ params, actor, body }) =>
        orgs.write(params.orgId.toLowerCase(), (org) => setSubscription(org, actor, body)),
    }),
  ]
}
