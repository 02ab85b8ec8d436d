import type { Context } from './context.ts'
import type { MountableEndpoint } from './core/endpoint.ts'
import { apiKeyEndpoints } from './features/api-keys/index.ts'
import { adminInviteEndpoints, authEndpoints, sessionEndpoints } from './features/auth/index.ts'
import { groupEndpoints } from './features/groups/index.ts'
import { importEndpoints } from './features/imports/index.ts'
import { insightEndpoints } from './features/insight/index.ts'
import { inviteEndpoints } from './features/invites/index.ts'
import {
  accountEndpoints,
  invitationEndpoints,
  myDataEndpoints,
  waitingEndpoints,
} from './features/join/index.ts'
import { joinPageEndpoints, publicJoinEndpoints } from './features/join-page/index.ts'
import { learnerEndpoints } from './features/learners/index.ts'
import { locationEndpoints } from './features/locations/index.ts'
import {
  adminEndpoints,
  announcementEndpoints,
  logoEndpoints,
  orgEndpoints,
  subscriptionEndpoints,
} from './features/orgs/index.ts'
import { suppressionEndpoints } from './features/suppressions/index.ts'
import { trainingEndpoints } from './features/trainings/index.ts'

/** Every endpoint of the API, of all features. */
export function allEndpoints(ctx: Context): MountableEndpoint[] {
  return [
    ...authEndpoints(ctx),
    ...adminInviteEndpoints(ctx),
    ...sessionEndpoints(ctx),
    ...orgEndpoints(ctx),
    ...logoEndpoints(ctx),
    ...subscriptionEndpoints(ctx),
    ...announcementEndpoints(ctx),
    ...adminEndpoints(ctx),
    ...apiKeyEndpoints(ctx),
    ...trainingEndpoints(ctx),
    ...locationEndpoints(ctx),
    ...groupEndpoints(ctx),
    ...learnerEndpoints(ctx),
    ...inviteEndpoints(ctx),
    ...importEndpoints(ctx),
    ...suppressionEndpoints(ctx),
    ...joinPageEndpoints(ctx),
    ...insightEndpoints(ctx),
    ...publicJoinEndpoints(ctx),
    ...invitationEndpoints(ctx),
    ...waitingEndpoints(ctx),
    ...accountEndpoints(ctx),
    ...myDataEndpoints(ctx),
  ]
}
