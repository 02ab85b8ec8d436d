import type { AccountWriter } from '../../core/account-scope.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import type { MailDocument } from './mail-content.ts'

/** Which mail about its thing it is: the first, the same again, a reminder of it, or another try after it was refused. */
export type MessageVariant = 'first' | 'again' | 'reminder' | 'retry'

/** What the sender knows of a message: the words belong to the feature that the mail is about. */
export interface MessageRef {
  id: string
  kind: string
  refId: string
  locale: 'en' | 'es'
  variant: MessageVariant
}

/**
 * What a feature does for its kind of mail. `write` gives the words of each message that should still leave; one that it leaves
 * out is cancelled. `onFacts` is told which mails left, arrived, came back or were cancelled by `write`, in the transaction that
 * stores the fact.
 */
export interface MailKind {
  write(org: OrgWriter, messages: MessageRef[]): Promise<Map<string, MailDocument>>
  /** Takes the locks that `onFacts` will want, before the messages are held: whoever cancels takes them in this order. */
  hold?(org: OrgWriter, refIds: string[]): Promise<void>
  onFacts(org: OrgWriter, facts: { refId: string }[]): Promise<void>
}
export type MailKinds = Record<string, MailKind>

/** The words of the mails of accounts, by kind. Null for one whose reason is gone. */
export type AccountMailKinds = Record<
  string,
  (accounts: AccountWriter, message: MessageRef) => Promise<MailDocument | null>
>
