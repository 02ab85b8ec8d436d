import type { Locale } from '@rollcall/contract'

/** The names of server state in the query cache. All of an organization's begin with its id, so none leaks to another. */
export const keys = {
  /** The organizations of the installation, which only its operator sees. */
  installed: () => ['installed'] as const,
  organization: (orgId: string) => ['org', orgId, 'profile'] as const,
  setup: (orgId: string) => ['org', orgId, 'setup'] as const,
  overview: (orgId: string) => ['org', orgId, 'overview'] as const,
  seats: (orgId: string) => ['org', orgId, 'seats'] as const,
  announcement: (orgId: string, locale: Locale) => ['org', orgId, 'announcement', locale] as const,
  admins: (orgId: string) => ['org', orgId, 'admins'] as const,
  apiKeys: (orgId: string) => ['org', orgId, 'api-keys'] as const,
  auditLog: (orgId: string) => ['org', orgId, 'audit-log'] as const,
  groups: (orgId: string) => ['org', orgId, 'groups'] as const,
  locations: (orgId: string) => ['org', orgId, 'locations'] as const,
  trainings: (orgId: string) => ['org', orgId, 'trainings'] as const,
  catalogue: (orgId: string, q: string) => ['org', orgId, 'catalogue', q] as const,
  learners: (orgId: string) => ['org', orgId, 'learners'] as const,
  imports: (orgId: string) => ['org', orgId, 'imports'] as const,
  import: (orgId: string, id: string) => ['org', orgId, 'imports', id] as const,
  importRows: (orgId: string, id: string) => ['org', orgId, 'imports', id, 'rows'] as const,
  importJudged: (orgId: string, id: string) => ['org', orgId, 'import-judged', id] as const,
  joinPage: (orgId: string) => ['org', orgId, 'join-page'] as const,
  joinPageCounts: (orgId: string) => ['org', orgId, 'join-page-counts'] as const,
  joinQr: (orgId: string, url: string) => ['org', orgId, 'join-qr', url] as const,
  slugCheck: (orgId: string, slug: string) => ['org', orgId, 'slug-check', slug] as const,
  mailPreview: (orgId: string) => ['org', orgId, 'mail-preview'] as const,
  mailPause: (orgId: string) => ['org', orgId, 'mail-pause'] as const,
  suppressions: (orgId: string) => ['org', orgId, 'suppressions'] as const,
  outbox: (orgId: string) => ['org', orgId, 'outbox'] as const,
  judgements: (orgId: string) => ['org', orgId, 'judgements'] as const,
  judgement: (orgId: string, groupId: string, email: string) =>
    ['org', orgId, 'judgements', groupId, email] as const,
  assignments: (orgId: string, learnerId: string) => ['org', orgId, 'assignments', learnerId] as const,
}
