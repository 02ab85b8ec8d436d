import { readBounceSettings, requireBounces } from './config-bounces.ts'
import { readUrl, type SettingsReader } from './config-reading.ts'
import { parseEmailAddress } from './core/email-address.ts'
import {
  isSendGridPublicKey,
  type MailSettings,
  type SendGridSettings,
  type SmtpSettings,
} from './features/delivery/index.ts'

const TRANSPORTS = ['inbox', 'smtp', 'sendgrid'] as const
const PENDING_ON = ['accepted', 'grace', 'dsn'] as const

const NAMED_FROM = 'invites@rollcall.localhost'

/** The settings of mail. Those of a way that is not chosen are not looked at. */
export function readMailSettings(reader: SettingsReader): MailSettings {
  const { get, oneOf, number, fault } = reader
  const mailTransport = oneOf('MAIL_TRANSPORT', TRANSPORTS, 'inbox')
  const mailFrom = get('MAIL_FROM') ?? NAMED_FROM
  if (parseEmailAddress(mailFrom)?.key !== mailFrom.toLowerCase())
    fault(`MAIL_FROM must be an address such as invites@mail.example.org, not "${mailFrom}".`)
  if (mailTransport !== 'inbox' && mailFrom === NAMED_FROM)
    fault('MAIL_FROM must say the address that mail is from: one that your mail server sends for.')
  const smtp = mailTransport === 'smtp' ? readSmtp(reader) : null
  const bounces = readBounceSettings(reader)
  if (smtp) requireBounces(reader, bounces, smtp.pendingOn)
  return {
    mailTransport,
    mailFrom,
    mailFromName: get('MAIL_FROM_NAME') ?? 'Rollcall',
    mailGiveUpHours: number('MAIL_GIVE_UP_HOURS', 72, 1, 240),
    uncertainWaitSeconds: number('UNCERTAIN_WAIT_SECONDS', 600, 0, 86_400),
    orgDailyMails: get('ORG_DAILY_MAILS') === undefined ? null : number('ORG_DAILY_MAILS', 0, 1, 10_000_000),
    smtp,
    sendgrid: mailTransport === 'sendgrid' ? readSendGrid(reader) : null,
    bounces,
  }
}

function readSmtp(reader: SettingsReader): SmtpSettings {
  const { get, oneOf, number } = reader
  const rate = get('SMTP_RATE_PER_SECOND')
  return {
    ...readSmtpUrl(reader),
    maxConnections: Math.floor(number('SMTP_MAX_CONNECTIONS', 5, 1, 50)),
    ratePerSecond: rate === undefined ? null : number('SMTP_RATE_PER_SECOND', 0, 0.01, 10_000),
    pendingOn: oneOf('SMTP_PENDING_ON', PENDING_ON, 'accepted'),
  }
}

/** What is wrong with it is said without repeating it: it holds a password. */
function readSmtpUrl({
  get,
  fault,
}: SettingsReader): Pick<SmtpSettings, 'host' | 'port' | 'secure' | 'login'> {
  const text = get('SMTP_URL') ?? ''
  const url = URL.canParse(text) ? new URL(text) : null
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? ''
  const fits = url && /^smtps?:$/.test(url.protocol) && host !== '' && url.pathname.length <= 1 && !url.search
  const login = url ? loginOf(url) : null
  if (text === '')
    fault('SMTP_URL must say which mail server takes the mail: smtp://user:password@mail.example.org:587.')
  else if (!fits || login === undefined)
    fault(
      'SMTP_URL must look like smtp://user:password@mail.example.org:587, with smtps:// for a port that speaks TLS at once. In the password, characters such as @ / : # % are written as %40 %2F %3A %23 %25.',
    )
  const secure = url?.protocol === 'smtps:'
  return { host, port: Number(url?.port || (secure ? 465 : 587)), secure, login: login ?? null }
}

/** Undefined where the percent signs make no sense. */
function loginOf({ username, password }: URL): SmtpSettings['login'] | undefined {
  if (username === '') return null
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) }
  } catch {
    return undefined
  }
}

function readSendGrid({ get, number, fault }: SettingsReader): SendGridSettings {
  const apiKey = get('SENDGRID_API_KEY') ?? ''
  if (!/^SG\.[\w.-]+$/.test(apiKey))
    fault('SENDGRID_API_KEY must be a key of your SendGrid account: it begins with "SG.".')
  const webhookPublicKeys = (get('SENDGRID_WEBHOOK_PUBLIC_KEYS') ?? '').split(/[\s,]+/).filter(Boolean)
  if (!webhookPublicKeys.every(isSendGridPublicKey))
    fault(
      'SENDGRID_WEBHOOK_PUBLIC_KEYS must be the verification key of the Event Webhook, as SendGrid shows it.',
    )
  return {
    apiKey,
    baseUrl: readUrl('SENDGRID_BASE_URL', get('SENDGRID_BASE_URL') ?? 'https://api.sendgrid.com', fault),
    batchSize: Math.floor(number('SENDGRID_BATCH_SIZE', 250, 1, 1000)),
    webhookPublicKeys,
  }
}
