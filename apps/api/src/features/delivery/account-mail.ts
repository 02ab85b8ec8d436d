import type { AccountWriter } from '../../core/account-scope.ts'
import { newId } from '../../core/ids.ts'

export interface NewAccountMail {
  kind: 'verify' | 'account_exists' | 'reset' | 'join_reset' | 'password_changed'
  /** What it is about: a registration, a user, a reset token. The link in it is made of this id when it leaves. */
  refId: string
  emailKey: string
  locale: 'en' | 'es'
}

/** Queues a mail of an account and the job that sends it, in the transaction of the change. */
export async function queueAccountMail(accounts: AccountWriter, mail: NewAccountMail): Promise<void> {
  await accounts.rows`
    insert into account_messages (id, kind, ref_id, email_key, locale)
    values (${newId()}, ${mail.kind}, ${mail.refId}, ${mail.emailKey}, ${mail.locale})`
  await accounts.enqueue('send-account-mail', { key: 'send-account' })
}
