import { createPublicKey, verify } from 'node:crypto'
import { createServer } from 'node:http'
import express from 'express'
import pg from 'pg'
import { serveForBench } from './answer.ts'

// The least that could take in what SendGrid tells: it verifies the signature, reads the events and keeps each once, in one insert.
// Nothing comes of them.
const [databaseUrl = '', publicKey = ''] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
await pool.query(`
  create table if not exists bare_events (
    event_id text primary key, message_id uuid not null, type text not null, occurred_at timestamptz not null, answer text)`)
const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })

interface Event {
  sg_event_id: string
  m: string
  event: string
  timestamp: number
  response?: string
}

const app = express()
app.disable('x-powered-by')
app.post('/events/sendgrid', express.raw({ type: () => true, limit: '5mb' }), async (req, res) => {
  const body: Buffer = req.body
  const timestamp = req.get('X-Twilio-Email-Event-Webhook-Timestamp') ?? ''
  const signature = Buffer.from(req.get('X-Twilio-Email-Event-Webhook-Signature') ?? '', 'base64')
  if (!verify('sha256', Buffer.concat([Buffer.from(timestamp), body]), key, signature)) {
    res.status(403).end()
    return
  }
  const events: Event[] = JSON.parse(body.toString())
  // In one order, so that two who are told the same do not wait for each other.
  await pool.query(
    `insert into bare_events (event_id, message_id, type, occurred_at, answer)
     select * from unnest($1::text[], $2::uuid[], $3::text[], $4::timestamptz[], $5::text[]) as e order by 1
     on conflict do nothing`,
    [
      events.map((event) => event.sg_event_id),
      events.map((event) => event.m),
      events.map((event) => event.event),
      events.map((event) => new Date(event.timestamp * 1000)),
      events.map((event) => event.response ?? null),
    ],
  )
  res.status(204).end()
})

serveForBench(createServer(app), () => pool.end())
