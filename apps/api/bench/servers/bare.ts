import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import express from 'express'
import pg from 'pg'
import { serveForBench } from './answer.ts'

// The least that could do anything: Express, a pool, one statement. No session, no check, no tenant, no audit.
const [databaseUrl = ''] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
await pool.query(`
  create table if not exists bare_invites (
    id uuid primary key, org_id uuid not null, email text not null, group_id uuid not null,
    created_at timestamptz not null default now(), unique (org_id, email))`)

const app = express()
app.disable('x-powered-by')
app.use(express.json())

app.post('/invites', async (req, res) => {
  const { orgId, groupId, emails } = req.body
  const { rows } = await pool.query(
    'insert into bare_invites (id, org_id, email, group_id) values ($1, $2, $3, $4) returning *',
    [randomUUID(), orgId, emails[0], groupId],
  )
  res.status(201).json(rows[0])
})

app.post('/invites/batch', async (req, res) => {
  const { orgId, groupId, emails }: { orgId: string; groupId: string; emails: string[] } = req.body
  const { rows } = await pool.query(
    `insert into bare_invites (id, org_id, email, group_id)
     select id, $2, email, $4 from unnest($1::uuid[], $3::text[]) as n (id, email) returning *`,
    [emails.map(() => randomUUID()), orgId, emails, groupId],
  )
  res.status(201).json(rows)
})

// The same people as the rows that they become in our own tables, with their indexes and keys, and nothing asked before.
app.post('/invites/batch/everywhere', async (req, res) => {
  const { orgId, groupId, emails }: { orgId: string; groupId: string; emails: string[] } = req.body
  const ids = () => emails.map(() => randomUUID())
  const client = await pool.connect()
  try {
    await client.query(`begin; set local app.org_id = ${client.escapeLiteral(orgId)}`)
    const { rows } = await client.query(
      `with person as (
         select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) as n (id, learner_id, message_id, email)),
       learner as (
         insert into learners (org_id, id, email, email_key, status, delivery)
         select $5::uuid, learner_id, email, email, 'prospect', 'queued' from person),
       findable as (
         insert into invite_addresses (email_key, org_id, learner_id) select email, $5::uuid, learner_id from person),
       message as (
         insert into messages (org_id, id, kind, ref_id, email_key, locale, queue_state)
         select $5::uuid, message_id, 'invite', id, email, 'en', 'queued' from person),
       noted as (
         insert into audit_log (org_id, actor_kind, action, subject_id)
         select $5::uuid, 'system', 'invite.created', id from person)
       insert into invites (org_id, id, learner_id, group_id, source)
       select $5::uuid, id, learner_id, $6::uuid, 'api' from person
       returning *`,
      [ids(), ids(), ids(), emails, orgId, groupId],
    )
    await client.query('commit')
    res.status(201).json(rows)
  } finally {
    client.release()
  }
})

const COLUMNS = 'id, email, status, status_at, location_id, external_id, created_at'

app.get('/learners', async (req, res) => {
  const { orgId, q } = req.query
  const { rows } = q
    ? await pool.query(
        `select ${COLUMNS} from bare_learners where org_id = $1 and email_key like $2 order by id desc limit 51`,
        [orgId, `%${q}%`],
      )
    : await pool.query(`select ${COLUMNS} from bare_learners where org_id = $1 order by id desc limit 51`, [
        orgId,
      ])
  res.json({ items: rows })
})

serveForBench(createServer(app), () => pool.end())
