// The types that come with these packages know only the instance that everybody shares. These are of what we use: instances of our
// own, and the parts of a mail that we send.

declare module '@sendgrid/client' {
  export class Client {
    /** Sets the address of the API, too. */
    setApiKey(apiKey: string): void
    /** What axios takes for each request. */
    setDefaultRequest(defaults: object): void
    request(what: { method: 'DELETE'; url: string }): Promise<unknown>
  }
}

declare module '@sendgrid/mail' {
  import type { Client } from '@sendgrid/client'

  interface Address {
    email: string
    name?: string
  }

  export interface MailDataRequired {
    from: Address
    to?: Address
    subject: string
    content: { type: 'text/plain' | 'text/html'; value: string }[]
    categories?: string[]
    substitutionWrappers?: [string, string]
    personalizations?: {
      to: Address
      headers: Record<string, string>
      substitutions: Record<string, string>
      customArgs: Record<string, string>
    }[]
    mailSettings?: { sandboxMode: { enable: boolean } }
    trackingSettings?: {
      clickTracking: { enable: boolean; enableText: boolean }
      openTracking: { enable: boolean }
      subscriptionTracking: { enable: boolean }
      ganalytics: { enable: boolean }
    }
  }

  export class MailService {
    setClient(client: Client): void
    send(mail: MailDataRequired): Promise<[{ statusCode: number }, unknown]>
  }
}
