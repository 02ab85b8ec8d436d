export { apiKeyEndpoints } from './api-key-endpoints.ts'
export { createKeyCheck } from './key-check.ts'
