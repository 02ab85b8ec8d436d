import { readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { DATA_DIR } from './data-dir.ts'

/**
 * Changes what cannot be changed from outside, such as a time that has to pass. As the superuser of the embedded database, whom
 * row security does not hold: the statement has to name what it means.
 */
export async function changeDatabase(statement: string, values: unknown[]): Promise<void> {
  const cluster = path.join(DATA_DIR, 'pg18')
  const [passwords, running] = await Promise.all(
    ['rollcall-passwords.json', 'postmaster.pid'].map((file) => readFile(path.join(cluster, file), 'utf8')),
  )
  const { admin: password }: { admin: string } = JSON.parse(passwords ?? '')
  const port = Number(running?.split('\n')[3])
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'rollcall' })
  await client.connect()
  try {
    await client.query(statement, values)
  } finally {
    await client.end()
  }
}
