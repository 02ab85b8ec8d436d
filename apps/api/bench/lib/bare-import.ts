import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import pg from 'pg'

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
