export { insightEndpoints } from './insight-endpoints.ts'
