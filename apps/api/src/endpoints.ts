import type { Context } from './context.ts'
import type { MountableEndpoint } from './core/endpoint.ts'
import { authEndpoints } from './features/auth/index.ts'
import { groupEndpoints } from './features/groups/index.ts'
import { inviteEndpoints } from './features/invites/index.ts'
import { accountEndpoints, invitationEndpoints } from './features/join/index.ts'
import { learnerEndpoints } from './features/learners/index.ts'
import { locationEndpoints } from './features/locations/index.ts'
import { orgEndpoints } from './features/orgs/index.ts'
import { trainingEndpoints } from './features/trainings/index.ts'

/** Every endpoint of the API, of all features. */
export function allEndpoints(ctx: Context): MountableEndpoint[] {
  return [
    ...authEndpoints(ctx),
    ...orgEndpoints(ctx),
    ...trainingEndpoints(ctx),
    ...locationEndpoints(ctx),
    ...groupEndpoints(ctx),
    ...learnerEndpoints(ctx),
    ...inviteEndpoints(ctx),
    ...invitationEndpoints(ctx),
    ...accountEndpoints(ctx),
  ]
}
