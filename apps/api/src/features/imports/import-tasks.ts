import type { Accounts } from '../../core/account-scope.ts'
import { type OrgTask, orgTask, type Task } from '../../core/jobs.ts'
import type { Log } from '../../core/log.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { parseImport } from './parse.ts'
import { createPlaces, type SpreadsheetReader } from './reading/index.ts'
import { actorOf, runImport } from './run.ts'
import { withdrawRest } from './undo.ts'
import { watchImport } from './watch.ts'

interface TasksContext {
  orgs: Orgs
  accounts: Accounts
  log: Log
  spreadsheets: SpreadsheetReader
}

/** Files that are read and stored at the same time. */
const AT_ONCE = 2

/** The jobs of imports: read a file, invite its people, watch their mail, take the rest back. Each is safe to run twice. */
export function importTasks({ orgs, accounts, log, spreadsheets }: TasksContext): Record<string, Task> {
  // Who waits for a place has not fetched the file yet.
  const places = createPlaces(AT_ONCE)
  const analyzeRows = () => accounts.rows`analyze import_rows`
  const analyze = () => accounts.rows`analyze import_rows, learners, invites, messages`
  return {
    'parse-import': importTask((orgId, id) =>
      places.take(orgId, () =>
        parseImport({ orgs, reader: spreadsheets, log, analyze: analyzeRows }, orgId, id),
      ),
    ),
    'run-import': importTask((orgId, id, payload) =>
      runImport({ orgs, analyze }, orgId, id, actorOf(payload.actor)),
    ),
    'watch-import': importTask((orgId, id) => orgs.write(orgId, (org) => watchImport(org, id))),
    'undo-import': importTask((orgId, id, payload) => withdrawRest(orgs, orgId, id, actorOf(payload.actor))),
  }
}

function importTask(
  work: (orgId: string, importId: string, payload: Parameters<OrgTask>[1]) => Promise<void>,
): Task {
  return orgTask(async (orgId, payload) => {
    if (typeof payload.importId !== 'string') throw new Error('This job needs an import.')
    await work(orgId, payload.importId, payload)
  })
}
