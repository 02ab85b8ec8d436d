import { once } from 'node:events'
import { createServer } from 'node:http'
import { LIMITS } from '@rollcall/contract'
import { type SendGridSim, type SendGridSimOptions, startSendGridSim } from '@rollcall/sendgrid-sim'
import type { SendGridSettings } from '../src/features/delivery/index.ts'
import { type Admin, aGroup } from './given.ts'
import { createWorld, type World } from './world.ts'

/** A world whose mail leaves by SendGrid, or by what stands in for it on this machine, and which hears from it. */
export interface SendGridWorld extends World {
  sim: SendGridSim
  /** Where this world hears what became of mail. */
  webhookUrl: string
  /** Does what is due, and hears all there is to hear of it. */
  runMail(): Promise<void>
}

interface SendGridWorldOptions extends SendGridSimOptions {
  settings?: Partial<SendGridSettings>
  uncertainWaitSeconds?: number
}

export async function createSendGridWorld({
  settings,
  uncertainWaitSeconds = 600,
  ...simOptions
}: SendGridWorldOptions = {}): Promise<SendGridWorld> {
  const sim = await startSendGridSim(simOptions)
  const world = await createWorld({
    defaultSubscription: 'active',
    mailTransport: 'sendgrid',
    mailFrom: 'invites@mail.acme.example',
    uncertainWaitSeconds,
    sendgrid: {
      apiKey: sim.apiKey,
      baseUrl: sim.url,
      batchSize: 250,
      webhookPublicKeys: [sim.publicKey()],
      ...settings,
    },
  })
  const server = createServer(world.app)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const webhookUrl = `http://127.0.0.1:${port}/events/sendgrid`
  if (settings?.webhookPublicKeys?.length !== 0) sim.tellTo(webhookUrl)
  return {
    ...world,
    sim,
    webhookUrl,
    async runMail() {
      await world.runJobs()
      await sim.told()
      await world.runJobs()
    },
    async close() {
      await sim.close()
      server.close()
      server.closeAllConnections()
      await world.close()
    },
  }
}

/** So many are told together that their mail may leave: more would be much for one statement of a busy machine. */
const TOGETHER = 1000

/** Invites any number of people, a thousand to a group of their own; the mail of a group is due at the same moment. */
export async function inviteMany(world: World, admin: Admin, emails: string[]): Promise<void> {
  for (let from = 0; from < emails.length; from += TOGETHER)
    await inviteGroup(world, admin, emails.slice(from, from + TOGETHER))
}

async function inviteGroup(world: World, admin: Admin, emails: string[]): Promise<void> {
  const groupId = await aGroup(world, admin, `Group of ${emails[0]}`)
  for (let from = 0; from < emails.length; from += LIMITS.batchInvites) {
    const part = emails.slice(from, from + LIMITS.batchInvites)
    const reply = await admin.call('POST /invites/batch', { groupId, emails: part, notify: { when: 'hold' } })
    if (!reply.ok) throw new Error(`They were not invited: ${reply.body.detail}`)
  }
  const reply = await admin.call('POST /invites/reschedule', { filter: { groupId }, notify: { when: 'now' } })
  if (!reply.ok) throw new Error(`Their mail stays: ${reply.body.detail}`)
}
