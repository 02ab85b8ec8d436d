import { describeFault, openInstallation, stopOnSignals } from './installation.ts'

/** Brings the database up to date and ends: for deployments that migrate before the new version starts. */
const life = stopOnSignals()

openInstallation(life)
  .openDatabaseServer()
  .then(() => life.say('The database is up to date.'))
  .catch((error: unknown) => {
    process.stderr.write(`\n${describeFault(error)}\n\n`)
    process.exitCode = 1
  })
  .finally(() => life.stop())
