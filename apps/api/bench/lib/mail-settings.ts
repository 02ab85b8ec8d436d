import type { Simulator } from './simulator.ts'

/** The settings of an installation whose mail leaves by what stands in for SendGrid, and which hears from it. */
export function settingsFor(
  simulator: Pick<Simulator, 'url' | 'apiKey' | 'publicKey'>,
): Record<string, string> {
  return {
    MAIL_TRANSPORT: 'sendgrid',
    MAIL_FROM: 'invites@mail.bench.example',
    SENDGRID_BASE_URL: simulator.url,
    SENDGRID_API_KEY: simulator.apiKey,
    SENDGRID_WEBHOOK_PUBLIC_KEYS: simulator.publicKey,
  }
}
