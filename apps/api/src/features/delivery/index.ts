export { queueAccountMail } from './account-mail.ts'
export { type DeliveryColumns, toDeliveryDto } from './delivery-dto.ts'
export { deliveryTasks } from './delivery-tasks.ts'
export { createInboxRoutes } from './inbox-routes.ts'
export { createInboxTransport } from './inbox-transport.ts'
export type { MailDocument } from './mail-content.ts'
export type { AccountMailKinds, MailKind, MailKinds, MessageRef, MessageVariant } from './mail-kinds.ts'
export {
  cancelQueued,
  DELIVERY_COLUMNS,
  latestMessages,
  listPastMail,
  type MailOptions,
  MESSAGE_FACTS,
  newMessages,
  type PastMail,
  queueMessages,
  queueSending,
  readResend,
  rescheduled,
  sendingJob,
} from './message-store.ts'
export type { Transport } from './transport.ts'
