import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import pg from 'pg'
import { idOf } from './ids.ts'

/** What the least that could do the same takes. */
export interface BareParse {
  ms: number
  megabytes: number
}

/** SheetJS alone, in a process of its own: its start is not counted. */
export async function parseBare(file: string): Promise<BareParse> {
  const child = fork(new URL('../servers/parse.ts', import.meta.url), [file], { execArgv: process.execArgv })
  const [result] = await once(child, 'message')
  return result
}

/** One insert of so many rows into one table with two indexes, in milliseconds. */
export async function insertBare(databaseUrl: string, rows: number): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`
      create table if not exists bare_imported (
        id uuid primary key, org_id uuid not null, email text not null, group_id uuid not null,
        created_at timestamptz not null default now(), unique (org_id, email))`)
    const orgId = randomUUID()
    const ids = Array.from({ length: rows }, () => randomUUID())
    const emails = ids.map((_, at) => `person${at}@bare.example`)
    const startedAt = performance.now()
    await client.query(
      `insert into bare_imported (id, org_id, email, group_id)
       select id, $2, email, $2 from unnest($1::uuid[], $3::text[]) as n (id, email)`,
      [ids, orgId, emails],
    )
    return performance.now() - startedAt
  } finally {
    await client.end()
  }
}

const TABLES = ['learners', 'invite_addresses', 'invites', 'messages', 'audit_log']

/**
 * The rows that so many invites consist of, inserted by one statement into tables with the same columns and indexes and nothing
 * else: no row security, no foreign keys, nobody judged, no list to note it in. In milliseconds.
 */
export async function insertWholeInvites(databaseUrl: string, rows: number): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const table of TABLES)
      await client.query(`create table if not exists bare_copy_of_${table} (like ${table} including all)`)
    const startedAt = performance.now()
    await client.query(
      `with person as materialized (
         select 'person' || n || '@bare.example' as email, ${idOf(1)} as learner_id, ${idOf(2)} as invite_id,
                ${idOf(3)} as message_id
           from generate_series(1, $1::int) n),
       learner as (
         insert into bare_copy_of_learners (org_id, id, email, email_key, status, delivery)
         select $2::uuid, learner_id, email, email, 'prospect', 'queued' from person),
       findable as (
         insert into bare_copy_of_invite_addresses (email_key, org_id, learner_id)
         select email, $2, learner_id from person),
       invite as (
         insert into bare_copy_of_invites (org_id, id, learner_id, group_id, source, import_id)
         select $2, invite_id, learner_id, $2, 'import', $2 from person),
       message as (
         insert into bare_copy_of_messages (org_id, id, kind, ref_id, email_key, locale, queue_state)
         select $2, message_id, 'invite', invite_id, email, 'en', 'held' from person)
       insert into bare_copy_of_audit_log (org_id, actor_kind, action, subject_id, after)
       select $2, 'system', 'invite.created', invite_id,
              jsonb_build_object('learnerId', learner_id, 'groupId', $2::uuid, 'source', 'import')
         from person`,
      [rows, randomUUID()],
    )
    return performance.now() - startedAt
  } finally {
    await client.end()
  }
}
