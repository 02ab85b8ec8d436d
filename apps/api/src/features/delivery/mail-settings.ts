/** A mail server that takes mail from us and hands it on. */
export interface SmtpSettings {
  host: string
  port: number
  /** TLS from the first byte; otherwise it is switched on in the conversation. */
  secure: boolean
  /** Null: the server asks for none. */
  login: { user: string; password: string } | null
  maxConnections: number
  /** Null: as fast as the server takes it. */
  ratePerSecond: number | null
  /** What is taken for the arrival of a mail: that the server took it, that it did not come back in a while, or a report of it. */
  pendingOn: 'accepted' | 'grace' | 'dsn'
}

/** Where mail comes back to that could not be delivered, and how it gets in. */
export interface BounceSettings {
  /** The part after the @ of return addresses. */
  domain: string
  /** What return addresses are signed with; null: a key made of the secret key. */
  hmacKey: string | null
  /** Where a mail server of ours listens for it; null: nowhere. */
  listen: { host: string; port: number } | null
  /** What a program has to know that hands it in by HTTP; null: none may. */
  token: string | null
}

/** The mail service SendGrid. */
export interface SendGridSettings {
  apiKey: string
  /** Where its API is, without a slash at the end. */
  baseUrl: string
  /** Mails that one request carries at most. */
  batchSize: number
  /** What its events are verified with, as SendGrid shows them; two while they change, none where it tells us nothing. */
  webhookPublicKeys: string[]
}

export interface MailSettings {
  mailTransport: 'inbox' | 'smtp' | 'sendgrid'
  mailFrom: string
  mailFromName: string
  /** A mail that did not leave within this time is given up. */
  mailGiveUpHours: number
  /** A mail that may have left or not waits this long for a word on it before it is tried again. */
  uncertainWaitSeconds: number
  /** Mails a day that an organization may begin to send; null: any number. */
  orgDailyMails: number | null
  /** Null unless mail leaves by it. */
  smtp: SmtpSettings | null
  /** Null unless mail leaves by it. */
  sendgrid: SendGridSettings | null
  /** Null: mail that comes back goes to the address that it is from, and nobody here learns of it. */
  bounces: BounceSettings | null
}
