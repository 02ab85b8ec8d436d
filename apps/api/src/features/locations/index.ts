export { locationEndpoints } from './location-endpoints.ts'
export {
  insertLocation,
  listJoinableLocations,
  lockJoinableLocations,
  requireLocation,
  setJoinableLocations,
} from './location-store.ts'
