/** The names of server state in the query cache. All of an organization's begin with its id, so none leaks to another. */
export const keys = {
  organization: (orgId: string) => ['org', orgId, 'profile'] as const,
  setup: (orgId: string) => ['org', orgId, 'setup'] as const,
  groups: (orgId: string) => ['org', orgId, 'groups'] as const,
  locations: (orgId: string) => ['org', orgId, 'locations'] as const,
  trainings: (orgId: string) => ['org', orgId, 'trainings'] as const,
  catalogue: (orgId: string, q: string) => ['org', orgId, 'catalogue', q] as const,
  learners: (orgId: string) => ['org', orgId, 'learners'] as const,
  assignments: (orgId: string, learnerId: string) => ['org', orgId, 'assignments', learnerId] as const,
}
