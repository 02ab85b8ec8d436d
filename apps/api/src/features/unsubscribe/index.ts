export { createUnsubscribePages } from './unsubscribe-routes.ts'
