/** What a caller may do with a kind of thing. A viewer holds every `:read`, admins and owners all of them. */
export const SCOPES = [
  'orgs:read',
  'orgs:write',
  'trainings:read',
  'trainings:write',
  'groups:read',
  'groups:write',
  'locations:read',
  'locations:write',
  'learners:read',
  'invites:read',
  'invites:write',
] as const
export type Scope = (typeof SCOPES)[number]
