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
