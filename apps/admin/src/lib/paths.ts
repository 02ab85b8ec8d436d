/** Where each screen is. */
export const paths = {
  overview: '/',
  learners: '/learners',
  addLearners: '/learners?add=1',
  groups: '/groups',
  locations: '/locations',
  trainings: '/trainings',
  settings: '/settings',
  signIn: '/sign-in',
  register: '/register',
  verify: '/verify',
  forgotPassword: '/forgot-password',
  reset: '/reset',
} as const
