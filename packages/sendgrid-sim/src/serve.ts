// The simulator as a program of its own, for `pnpm dev:sendgrid`. Its settings are in its environment:
//
//   SENDGRID_SIM_PORT          where it listens, on this machine only
//   SENDGRID_SIM_WEBHOOK       where it tells what became of mails
//   SENDGRID_API_KEY           the key that requests have to come with
//   SENDGRID_SIM_PRIVATE_KEY   what it signs that with: PKCS #8, the base64 of its DER
//   SENDGRID_SIM_CHAOS         how it strays from the good day, such as {"copies":3,"shuffle":100}

import { readSigningKeys } from './signing.ts'
import { startSendGridSim } from './simulator.ts'

const {
  SENDGRID_SIM_PORT,
  SENDGRID_SIM_WEBHOOK,
  SENDGRID_SIM_PRIVATE_KEY,
  SENDGRID_SIM_CHAOS,
  SENDGRID_API_KEY,
} = process.env

const sim = await startSendGridSim({
  port: Number(SENDGRID_SIM_PORT ?? 3010),
  webhookUrl: SENDGRID_SIM_WEBHOOK ?? null,
  ...(SENDGRID_API_KEY ? { apiKey: SENDGRID_API_KEY } : {}),
  ...(SENDGRID_SIM_PRIVATE_KEY ? { keys: readSigningKeys(SENDGRID_SIM_PRIVATE_KEY) } : {}),
  chaos: JSON.parse(SENDGRID_SIM_CHAOS ?? '{}'),
})

console.log(`What SendGrid would have sent: ${sim.url}`)
if (!SENDGRID_SIM_PRIVATE_KEY) {
  console.log(`  SENDGRID_API_KEY=${sim.apiKey}`)
  console.log(`  SENDGRID_WEBHOOK_PUBLIC_KEYS=${sim.publicKey()}`)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sim.close())
