export { queueAccountMail } from './account-mail.ts'
export { describeListenFault, LISTENER_NAME, startBounceListener } from './bounces/bounce-listener.ts'
export { createBounceRoutes } from './bounces/bounce-routes.ts'
export { deleteOldReports, findReport, listReports } from './bounces/report-store.ts'
export { type ReturnAddresses, returnAddressesOf } from './bounces/return-address.ts'
export { createSeal, type Seal } from './bounces/seal.ts'
export { createTransport } from './create-transport.ts'
export { type DeliveryColumns, toDeliveryDto } from './delivery-dto.ts'
export { deliveryTasks } from './delivery-tasks.ts'
export { tellReason } from './delivery-words.ts'
export { readSilence } from './events/hearing-store.ts'
export { deleteOldStrays } from './events/stray-store.ts'
export { createInboxRoutes } from './inbox-routes.ts'
export { noteLinkSeen } from './link-seen.ts'
export { type MailDocument, renderMail } from './mail-content.ts'
export type { AccountMailKinds, MailKind, MailKinds, MessageRef, MessageVariant } from './mail-kinds.ts'
export type { BounceSettings, MailSettings, SendGridSettings, SmtpSettings } from './mail-settings.ts'
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
  rescheduleMessages,
  sendingJob,
} from './message-store.ts'
export {
  type AllowanceRules,
  goOnSending,
  type Pause,
  readDailyMails,
  readPause,
  setDailyMails,
  showPause,
} from './pauses/index.ts'
export { checkSendGrid } from './sendgrid/sendgrid-check.ts'
export { createSendGridRoutes } from './sendgrid/sendgrid-routes.ts'
export { isSendGridPublicKey } from './sendgrid/sendgrid-signature.ts'
export { checkMailServer } from './smtp/smtp-transport.ts'
export type { Transport } from './transport.ts'
