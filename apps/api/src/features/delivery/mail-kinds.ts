import type { AccountWriter } from '../../core/account-scope.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import type { MailDocument } from './mail-content.ts'

/** What the sender knows of a message: the words belong to the feature that the mail is about. */
export interface MessageRef {
  id: string
  kind: string
  refId: string
  locale: 'en' | 'es'
}

/**
 * What a feature does for its kind of mail. `write` gives the words of each message that should still leave; one that it leaves
 * out is cancelled. `onFacts` is told which mails arrived or came back, in the transaction that stores the fact.
 */
export interface MailKind {
  write(org: OrgWriter, messages: MessageRef[]): Promise<Map<string, MailDocument>>
  onFacts(org: OrgWriter, facts: { refId: string }[]): Promise<void>
}
export type MailKinds = Record<string, MailKind>

/** The words of the mails of accounts, by kind. Null for one whose reason is gone. */
export type AccountMailKinds = Record<
  string,
  (accounts: AccountWriter, message: MessageRef) => Promise<MailDocument | null>
>
