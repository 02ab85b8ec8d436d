import { randomBytes } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { createApp } from '../src/app.ts'
import { type Config, readConfig } from '../src/config.ts'
import { type Context, createContext } from '../src/context.ts'
import { runDueJobs } from '../src/core/jobs.ts'
import { allEndpoints } from '../src/endpoints.ts'
import { createTasks } from '../src/tasks.ts'
import { watchAnswers } from './answers.ts'
import { command, databaseOf, dropDatabase } from './database.ts'
import { createInboxReader, type InboxReader } from './inbox.ts'

/** The real application on a database of its own: nothing in it is replaced. */
export interface World {
  app: RequestListener
  ctx: Context
  databaseUrl: string
  inbox: InboxReader
  /** Does what is due in the job queue, to the end. */
  runJobs(): Promise<void>
  /**
   * Throws when something was left behind (a scope that is still open, a job that is still locked) or an answer was not what its
   * endpoint declares.
   */
  close(): Promise<void>
}

/** Clones the template database and builds the application on it. */
export async function createWorld(overrides: Partial<Config> = {}): Promise<World> {
  const serverUrl = setting('TEST_SERVER_URL')
  const name = `rollcall_world_${process.pid}_${randomBytes(4).toString('hex')}`
  await command(serverUrl, `create database ${name} template ${setting('TEST_TEMPLATE')}`)
  const databaseUrl = databaseOf(serverUrl, name)
  const settings = {
    LOG_LEVEL: 'error',
    LIMITS_FACTOR: '1000000',
    SECRET_KEY: 'a key for tests, which opens nothing else',
  }
  const ctx = await createContext({ ...readConfig(settings, '/'), ...overrides }, databaseUrl, {
    prune: false,
  })
  const tasks = createTasks(ctx)
  const { listener, faults } = watchAnswers(createApp(ctx), allEndpoints(ctx))

  return {
    app: listener,
    ctx,
    databaseUrl,
    inbox: createInboxReader(ctx.accounts.rows),
    runJobs: () => runDueJobs(databaseUrl, tasks, ctx.log),
    async close() {
      const open = ctx.orgs.openScopes()
      const locked = await lockedJobs(ctx)
      await ctx.close()
      await dropDatabase(serverUrl, name)
      if (open > 0) throw new Error(`${open} scopes are still open.`)
      if (locked.length > 0) throw new Error(`${locked.length} jobs are still locked.`)
      if (faults.length > 0) throw new Error(`Some answers are not as declared:\n${faults.join('\n')}`)
    },
  }
}

/** The queue notes that the last job is done a moment after it says so. */
async function lockedJobs({ accounts }: Pick<Context, 'accounts'>, tries = 20): Promise<unknown[]> {
  const locked =
    await accounts.rows`select task_id from graphile_worker._private_jobs where locked_at is not null`
  if (locked.length === 0 || tries === 0) return locked
  await setTimeout(100)
  return lockedJobs({ accounts }, tries - 1)
}

function setting(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is missing: run the tests with npm test.`)
  return value
}
