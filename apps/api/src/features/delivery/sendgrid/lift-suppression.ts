import type { SendGridClient } from './sendgrid-client.ts'

/** The lists of addresses that SendGrid drops mail to by itself. */
const LISTS = [
  '/v3/suppression/bounces',
  '/v3/suppression/invalid_emails',
  '/v3/suppression/spam_reports',
  '/v3/asm/suppressions/global',
]

/** Takes an address off all of them. Throws when SendGrid does not do that: it is tried again then. */
export async function liftSuppression(
  client: Pick<SendGridClient, 'remove'>,
  address: string,
): Promise<void> {
  for (const list of LISTS) {
    const { status, code } = await client.remove(`${list}/${encodeURIComponent(address)}`)
    const isGone = status !== null && (status === 404 || status < 300)
    if (!isGone)
      throw new Error(
        `SendGrid did not take an address off its list ${list} (${status ?? code}). The key of SENDGRID_API_KEY needs the permission "Suppressions" for that.`,
      )
  }
}
