import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '../../src/core/embedded-postgres.ts'
import { prepareDatabase } from '../../src/installation.ts'
import { type Organization, seedOrganization } from './seed.ts'
import { type BenchServer, startServer } from './server.ts'

/** Rollcall and a bare Express, each a process of its own, over the same PostgreSQL, which writes to disk as in production. */
export interface Bench {
  databaseUrl: string
  rollcall: BenchServer
  bare: BenchServer
  organization: Organization
  close(): Promise<void>
}

/** Starts them all. What was started is stopped again when a later one cannot be. */
export async function openBench(): Promise<Bench> {
  const closers: (() => Promise<void>)[] = []
  const close = async () => {
    for (let stop = closers.pop(); stop; stop = closers.pop()) await stop()
  }
  try {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'rollcall-bench-'))
    closers.push(async () => rmSync(dataDir, { recursive: true, force: true }))
    const postgres = await startEmbeddedPostgres({ dataDir })
    closers.push(() => postgres.stop())
    const databaseUrl = postgres.ownerUrl
    await prepareDatabase(databaseUrl)
    const organization = await seedOrganization(databaseUrl)
    const start = async (name: 'rollcall' | 'bare') => {
      const server = await startServer(name, databaseUrl)
      closers.push(() => server.stop())
      return server
    }
    return { databaseUrl, rollcall: await start('rollcall'), bare: await start('bare'), organization, close }
  } catch (error) {
    await close()
    throw error
  }
}
