import { once } from 'node:events'
import { createServer } from 'node:http'
import { type SendGridSim, type SendGridSimOptions, startSendGridSim } from '@rollcall/sendgrid-sim'
import type { SendGridSettings } from '../src/features/delivery/index.ts'
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
