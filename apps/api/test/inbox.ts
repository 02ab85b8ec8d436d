import type { RunRows } from '../src/core/sql.ts'
import { type InboxMessage, listInboxOf } from '../src/features/delivery/inbox-store.ts'

/** Reads mail as the person who gets it. */
export interface InboxReader {
  /** All mail to an address, newest first. */
  of(address: string): Promise<InboxMessage[]>
  /** The token of the link in the newest mail to an address; `kind` is the word before it. */
  token(address: string, kind: LinkKind): Promise<string>
}

type LinkKind = 'i' | 'u' | 'verify' | 'reset' | 'admin-invite'

export function createInboxReader(rows: RunRows): InboxReader {
  const of = (address: string) => listInboxOf(rows, address, 100)
  return {
    of,
    async token(address, kind) {
      const [newest] = await of(address)
      const token = new RegExp(`/${kind}/([A-Za-z0-9_-]+)`).exec(newest?.text ?? '')?.[1]
      if (!token)
        throw new Error(
          `The newest mail to ${address} has no such link: ${newest?.subject ?? 'there is no mail'}`,
        )
      return token
    },
  }
}
