import { createServer, type RequestListener } from 'node:http'
import { createApp } from './app.ts'
import { createContext } from './context.ts'
import { startJobs } from './core/jobs.ts'
import { startBounceListener } from './features/delivery/index.ts'
import { seedInstallation } from './first-start.ts'
import { describeFault, type Lifecycle, openInstallation, stopOnSignals } from './installation.ts'
import { createTasks, ROUTINES } from './tasks.ts'
import { printWelcome } from './welcome.ts'

/** Starts everything in one process: database, API, both apps, jobs and the mail inbox. What it opened it closes, in turn. */
async function start(life: Lifecycle): Promise<void> {
  const startedAt = Date.now()
  const { config, openDatabaseServer } = openInstallation(life)

  // The port first: when it is taken, nothing else was touched. Until all is ready it answers that it is not.
  let answer: RequestListener = answerStarting
  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 30_000 }, (req, res) =>
    answer(req, res),
  )
  await listen(server, config.port)

  const databaseUrl = await openDatabaseServer()
  const ctx = await createContext(config, databaseUrl)
  life.onStop(() => ctx.close())
  answer = createApp(ctx)
  if (config.bounces?.listen) {
    const listener = await startBounceListener(ctx, config.bounces.listen)
    life.onStop(() => listener.close())
  }
  if (config.workers === 'in-process') {
    ctx.spreadsheets.keepReady()
    const jobs = await startJobs(databaseUrl, createTasks(ctx), ROUTINES, ctx.log)
    life.onStop(() => jobs.stop())
  }
  const signIns = await seedInstallation(ctx, life.say)
  life.onStop(() => closeServer(server))
  printWelcome(config, { signIns, seconds: (Date.now() - startedAt) / 1000 })
  const mailFault = await ctx.transport.check()
  if (mailFault) life.say(`Mail does not leave. ${mailFault}\n`)
}

const answerStarting: RequestListener = (req, res) => {
  const alive = req.url === '/livez'
  res.writeHead(alive ? 200 : 503, { 'content-type': 'application/json', 'retry-after': '2' })
  res.end(JSON.stringify({ status: alive ? 'ok' : 'starting' }))
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(
          new Error(
            `Port ${port} is used by another program. End that program, or choose another port with PORT=3001.`,
          ),
        )
      else if (error.code === 'EACCES')
        reject(new Error(`This user may not listen on port ${port}. Choose a port above 1023 with PORT.`))
      else reject(error)
    })
    server.listen(port, () => resolve())
  })
}

/** Lets requests finish, for ten seconds at most. */
function closeServer(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), 10_000)
    server.close(() => {
      clearTimeout(patience)
      resolve()
    })
    server.closeIdleConnections()
  })
}

const life = stopOnSignals()
start(life).catch(async (error: unknown) => {
  process.stderr.write(`\n${describeFault(error)}\n\n`)
  await life.stop()
  process.exit(1)
})
