import { type APIRequestContext, expect } from '@playwright/test'

interface Mail {
  subject: string
  text: string
  html: string
}

/** Waits for the newest mail to an address whose subject holds these words, as the person would in their mailbox. */
export async function newestMail(
  request: APIRequestContext,
  address: string,
  subject: string,
): Promise<Mail> {
  let found: Mail | undefined
  await expect
    .poll(async () => {
      const reply = await request.get(`/dev/inbox/api?to=${encodeURIComponent(address)}`)
      const { items }: { items: Mail[] } = await reply.json()
      found = items.find((mail) => mail.subject.includes(subject))
      return found?.subject
    })
    .toContain(subject)
  if (!found) throw new Error(`No mail to ${address}`)
  return found
}

/** The link in a mail: the first address on a line of its own in the text part. */
export function linkIn(mail: Mail): string {
  const link = /^https?:\/\/\S+$/m.exec(mail.text)?.[0]
  if (!link) throw new Error(`There is no link in: ${mail.text}`)
  return link
}

/** The link at the end of an invitation, by which people ask for no more of them. */
export function unsubscribeLinkIn(mail: Mail): string {
  const link = /^https?:\/\/\S+\/u\/\S+$/m.exec(mail.text)?.[0]
  if (!link) throw new Error(`There is no such link in: ${mail.text}`)
  return link
}

/** The code in a mail: six digits in two halves. */
export function codeIn(mail: Mail): string {
  const [, first, second] = /\b(\d{3}) (\d{3})\b/.exec(mail.text) ?? []
  if (!first || !second) throw new Error(`There is no code in: ${mail.text}`)
  return `${first} ${second}`
}
