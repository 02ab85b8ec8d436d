import { newId } from '../../core/ids.ts'
import { escapeLike, nothing, type RunRows, sql } from '../../core/sql.ts'

/** One mail that the built-in inbox keeps. */
export interface InboxMessage {
  id: string
  to: string
  from: string
  subject: string
  text: string
  html: string
  at: Date
}

/** The inbox keeps this many of the newest mails. */
const CAP = 20_000

/** Keeps a mail, and drops the oldest one past the cap. */
export async function storeInboxMessage(
  rows: RunRows,
  message: Omit<InboxMessage, 'id' | 'at'>,
  raw: Buffer,
): Promise<void> {
  await rows`
    insert into dev_inbox (id, to_address, from_address, subject, text_body, html_body, raw)
    values (${newId()}, ${message.to}, ${message.from}, ${message.subject}, ${message.text}, ${message.html}, ${raw})`
  await rows`
    delete from dev_inbox where id <= (select id from dev_inbox order by id desc offset ${CAP} limit 1)`
}

const COLUMNS = sql`
  id, to_address as to, from_address as from, subject, text_body as text, html_body as html, received_at as at`

/** The newest mails to exactly this address, whole. */
export function listInboxOf(rows: RunRows, to: string, limit: number): Promise<InboxMessage[]> {
  return rows<InboxMessage>`select ${COLUMNS} from dev_inbox where to_address = ${to} order by id desc limit ${limit}`
}

/** The newest mails, of whom part of the address may be given, before the one with this id. */
export function searchInbox(
  rows: RunRows,
  search: string,
  before: string | null,
  limit: number,
): Promise<InboxMessage[]> {
  return rows<InboxMessage>`
    select ${COLUMNS} from dev_inbox
     where true
       ${search ? sql`and to_address like ${`%${escapeLike(search)}%`}` : nothing}
       ${before ? sql`and id < ${before}` : nothing}
     order by id desc limit ${limit}`
}

export async function findInboxMessage(
  rows: RunRows,
  id: string,
): Promise<(InboxMessage & { raw: Buffer }) | undefined> {
  const [message] = await rows<
    InboxMessage & { raw: Buffer }
  >`select ${COLUMNS}, raw from dev_inbox where id = ${id}`
  return message
}
