import { createContext } from './context.ts'
import { startJobs } from './core/jobs.ts'
import { describeFault, openInstallation, stopOnSignals } from './installation.ts'
import { createTasks, ROUTINES } from './tasks.ts'

/** Works on the job queue in a process of its own, for installations whose API runs with WORKERS=separate. */
const life = stopOnSignals()

async function start(): Promise<void> {
  const { config, openDatabaseServer } = openInstallation(life)
  const databaseUrl = await openDatabaseServer()
  const ctx = await createContext(config, databaseUrl)
  life.onStop(() => ctx.close())
  ctx.spreadsheets.keepReady()
  const jobs = await startJobs(databaseUrl, createTasks(ctx), ROUTINES, ctx.log)
  life.onStop(() => jobs.stop())
  life.say('Working on the job queue. Ctrl-C stops.')
}

start().catch(async (error: unknown) => {
  process.stderr.write(`\n${describeFault(error)}\n\n`)
  await life.stop()
  process.exit(1)
})
