export { locationEndpoints } from './location-endpoints.ts'
export {
  insertLocation,
  listJoinableLocations,
  lockLocations,
  requireLocation,
  setJoinableLocations,
} from './location-store.ts'
