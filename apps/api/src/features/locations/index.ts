export { locationEndpoints } from './location-endpoints.ts'
export { insertLocation, requireLocation } from './location-store.ts'
