export { joinPageEndpoints } from './join-page-endpoints.ts'
