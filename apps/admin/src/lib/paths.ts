/** Where each screen is. */
export const paths = {
  overview: '/',
  learners: '/learners',
  addLearners: '/learners?add=1',
  imports: '/imports',
  newImport: '/imports/new',
  outbox: '/outbox',
  groups: '/groups',
  locations: '/locations',
  trainings: '/trainings',
  announcement: '/announcement',
  learnerGuide: '/learner-guide',
  joinPage: '/premium/join-page',
  joinPoster: '/premium/join-page/poster',
  settings: '/settings',
  installation: '/installation',
  signIn: '/sign-in',
  register: '/register',
  verify: '/verify',
  forgotPassword: '/forgot-password',
  reset: '/reset',
  adminInvite: '/admin-invite',
} as const

/** The parts of the settings, named as in the address. */
export const SETTINGS_TABS = [
  'profile',
  'invitations',
  'no-mail',
  'admins',
  'api-keys',
  'subscription',
  'audit',
] as const
export type SettingsTab = (typeof SETTINGS_TABS)[number]

/** Where one import is. */
export function importPath(id: string): string {
  return `${paths.imports}/${id}`
}

/** Where one part of the settings is. */
export function settingsPath(tab: SettingsTab): string {
  return `${paths.settings}/${tab}`
}
