export { trainingEndpoints } from './training-endpoints.ts'
export { offerTrainings } from './training-service.ts'
export {
  addCatalogueTrainings,
  listWholeCatalogue,
  type NewTraining,
  requireOffered,
} from './training-store.ts'
