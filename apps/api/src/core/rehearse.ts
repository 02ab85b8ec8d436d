import type { Orgs } from './org-scope.ts'

/**
 * Does work for an organization in one transaction that is undone at its end: through the door that it is given it reads what it
 * wrote, and nothing of it stays, not even when the process is killed. No job is queued.
 */
export async function rehearse<T>(orgs: Orgs, orgId: string, work: (orgs: Orgs) => Promise<T>): Promise<T> {
  try {
    return await orgs.write(orgId, async (org) => {
      // The work may take its time between two statements: what it reads, it reads while this is open.
      await org.rows`set local idle_in_transaction_session_timeout = '5min'`
      const idle = { ...org, enqueue: async () => {} }
      const inside: Orgs = {
        read: (_id, one) => one(idle),
        write: (_id, one) => one(idle),
        openScopes: orgs.openScopes,
      }
      throw new Rehearsed(await work(inside))
    })
  } catch (error) {
    if (error instanceof Rehearsed) return error.result
    throw error
  }
}

/** Thrown so that nothing stays. */
class Rehearsed<T> extends Error {
  readonly result: T

  constructor(result: T) {
    super('This was a rehearsal.')
    this.result = result
  }
}
