export { trainingEndpoints } from './training-endpoints.ts'
export { offerTrainings } from './training-service.ts'
export { addCatalogueTrainings, type NewTraining } from './training-store.ts'
