/** Sizes that the API refuses to go past and that forms say beforehand. Lengths are in characters. */
export const LIMITS = {
  manualInvites: 10,
  batchInvites: 500,
  bulkIds: 500,
  /** Bytes. */
  logo: 512 * 1024,
  reminders: 5,
  reminderDay: 60,
  groupsOfLearner: 100,
  externalId: 100,
  apiKeyName: 100,
  pageSize: 100,
  email: 254,
  name: 100,
  groupName: 100,
  locationName: 100,
  organizationName: 100,
  password: 128,
  adminPasswordMin: 15,
  learnerPasswordMin: 12,
  trainingsAtOnce: 100,
  search: 100,
} as const
