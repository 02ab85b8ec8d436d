export { importEndpoints } from './import-endpoints.ts'
export { deleteOldFiles } from './import-store.ts'
export { importTasks } from './import-tasks.ts'
