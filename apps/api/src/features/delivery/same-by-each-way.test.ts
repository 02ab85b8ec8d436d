import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type SendGridSim, startSendGridSim } from '@rollcall/sendgrid-sim'
import PostalMime from 'postal-mime'
import { type MailServer, startMailServer } from '../../../test/mail-server.ts'
import { aDocument, linkFor, mailsTo } from '../../../test/outgoing-mail.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { createLog } from '../../core/log.ts'
import { createTransport } from './create-transport.ts'
import type { SmtpSettings } from './mail-settings.ts'

let world: World
let server: MailServer
let sim: SendGridSim
beforeAll(async () => {
  world = await createWorld()
  server = await startMailServer()
  sim = await startSendGridSim()
})
afterAll(async () => {
  await sim.close()
  await server.close()
  await world.close()
})

const EMAIL = 'ann@school.example'

interface Arrived {
  subject?: string | undefined
  text?: string | undefined
  html?: string | undefined
}

/** The ways that mail can leave by, and what is in the mailbox then. */
const WAYS: Record<string, { settings(): object; arrived(): Promise<Arrived | undefined> }> = {
  inbox: {
    settings: () => ({}),
    arrived: async () => (await world.inbox.of(EMAIL))[0],
  },
  SMTP: {
    settings: () => ({ smtp: plainServer(server.port) }),
    arrived: async () => PostalMime.parse(server.taken.at(-1)?.raw ?? ''),
  },
  SendGrid: {
    settings: () => ({
      sendgrid: { apiKey: sim.apiKey, baseUrl: sim.url, batchSize: 250, webhookPublicKeys: [] },
    }),
    arrived: async () => sim.mailTo(EMAIL).at(-1),
  },
}

function plainServer(port: number): SmtpSettings {
  return {
    host: '127.0.0.1',
    port,
    secure: false,
    login: null,
    maxConnections: 1,
    ratePerSecond: null,
    pendingOn: 'accepted',
  }
}

/** How lines end, and whether the last one does, is the way's to choose. */
const lines = (form = '') => form.replaceAll('\r\n', '\n').trimEnd()

it.each(['en', 'es'] as const)(
  '[57] a mail has the same words and links in the inbox, by SMTP and by SendGrid (%s)',
  async (locale) => {
    const [mail] = mailsTo([EMAIL], { document: aDocument('Ñandú & "Sons" <b> 学校 🎓', 'ann', locale) })
    if (!mail) throw new Error('There is one.')
    const seen = []
    for (const { settings, arrived } of Object.values(WAYS)) {
      const transport = await createTransport({
        settings: { ...world.ctx.config, ...settings() },
        rows: world.ctx.accounts.rows,
        log: createLog('silent'),
        returnAddresses: null,
      })
      await transport.send([mail])
      await transport.close()
      const { subject, text, html } = (await arrived()) ?? {}
      seen.push({ subject, text: lines(text), html: lines(html) })
    }
    const [first, ...others] = seen
    expect(others).toEqual([first, first])
    expect(first?.text.split('\n')).toContain(linkFor('ann'))
    expect(first?.html).toContain(`href="${linkFor('ann').replaceAll('&', '&amp;')}"`)
  },
)
