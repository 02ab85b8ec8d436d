export { auditTasks } from './audit-tasks.ts'
export { createSealChain, type SealChain, toSealLine } from './seal-chain.ts'
export { findNewestSeal } from './seal-store.ts'
export { LATE_MINUTES, verifyOrg } from './verify.ts'
