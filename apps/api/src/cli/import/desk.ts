import { setTimeout } from 'node:timers/promises'
import type { Context } from '../../context.ts'
import type { Actor } from '../../core/audit.ts'
import { startJobs } from '../../core/jobs.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { type ImportRow, importTasks, parseImport, requireImport } from '../../features/imports/index.ts'
import type { Terminal } from '../command.ts'

/** Where the work on an import of an organization is done: in earnest, or as a rehearsal. */
export interface Desk {
  orgs: Orgs
  orgId: string
  actor: Actor
  /** Gives the import when its file has been read, or its people invited: when it is in another state than this one. */
  leave(state: 'parsing' | 'approved', id: string): Promise<ImportRow>
}

/** Reads files on the spot, through the same door as the rest of the rehearsal. */
export function rehearsalDesk(ctx: Context, orgs: Orgs, orgId: string, actor: Actor): Desk {
  const reader = ctx.spreadsheets
  // The planner learns nothing of rows that will never be there.
  const analyze = async () => {}
  return {
    orgs,
    orgId,
    actor,
    async leave(_state, id) {
      await parseImport({ orgs, reader, log: ctx.log, analyze }, orgId, id)
      return orgs.read(orgId, (org) => requireImport(org, id))
    },
  }
}

const EVERY_MS = 150
const DOING = { parsing: 'Reading the file', approved: 'Inviting' }
const BROKEN_OFF = {
  parsing: 'Nobody was invited. Run the command again to go on.',
  approved:
    'Whoever is left is invited by the server where it runs, or when you run the command again. Nobody is invited twice.',
}

/**
 * Takes part in the work on the queue, and waits. A server that runs may do it instead: of each job there is one, and one that
 * was broken off is taken up again by whoever is there.
 */
export async function workingDesk(
  ctx: Context,
  terminal: Terminal,
  orgId: string,
  actor: Actor,
): Promise<Desk> {
  let stopped = false
  let waitsFor: keyof typeof DOING | null = null
  const orgs: Orgs = {
    ...ctx.orgs,
    write(id, work) {
      if (stopped) throw new Error('The command was broken off.')
      return ctx.orgs.write(id, work)
    },
  }
  const { 'parse-import': parse, 'run-import': run } = importTasks({ ...ctx, orgs })
  if (!parse || !run) throw new Error('The jobs of imports have other names.')
  const jobs = await startJobs(ctx.databaseUrl, { 'parse-import': parse, 'run-import': run }, [], ctx.log)
  terminal.onStop(async () => {
    stopped = true
    if (waitsFor) terminal.print(BROKEN_OFF[waitsFor])
    // A job that is broken off now is no fault.
    ctx.log.level = 'silent'
    await jobs.stop()
  })

  async function look(id: string): Promise<ImportRow> {
    try {
      return await ctx.orgs.read(orgId, (org) => requireImport(org, id))
    } catch (error) {
      // The process is about to end, and says so by itself.
      if (stopped) await new Promise<never>(() => {})
      throw error
    }
  }

  return {
    orgs: ctx.orgs,
    orgId,
    actor,
    async leave(state, id) {
      waitsFor = state
      for (let row = await look(id); ; row = await look(id)) {
        if (row.state !== state) {
          waitsFor = null
          terminal.showProgress(null)
          return row
        }
        terminal.showProgress(`${DOING[state]} … ${howFar(row)}`)
        await setTimeout(EVERY_MS)
      }
    },
  }
}

function howFar({ progress: { done = 0, total = 0 } }: ImportRow): string {
  const so = done.toLocaleString('en')
  return total > 0 ? `${so} of ${total.toLocaleString('en')}` : `${so} rows so far`
}
