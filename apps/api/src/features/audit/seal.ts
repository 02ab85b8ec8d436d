import { setTimeout } from 'node:timers/promises'
import type { Accounts } from '../../core/account-scope.ts'
import type { Log } from '../../core/log.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { listOrgIds } from '../orgs/index.ts'
import type { SealChain } from './seal-chain.ts'
import {
  areThrough,
  findNewestSeal,
  insertSeal,
  listCanonicalRows,
  listUnsealed,
  listWriters,
  readLastSeq,
  readSealTime,
} from './seal-store.ts'

export interface SealContext {
  accounts: Accounts
  orgs: Orgs
  sealChain: SealChain
  log: Log
}

/** Rows that one seal covers at most, so that its work is bounded. */
const MOST_ROWS = 5000

/** A transaction that is still running is waited for, but the next minute comes, too. */
const TRIES = 20
const BETWEEN_TRIES_MS = 250

/**
 * Seals what has come into the log of every organization so far. A row gets its number before its transaction ends, so a lower
 * number can appear after a higher one, and a seal must not go past a row that is still to come. Whoever was given one of the
 * numbers up to the last holds a lock on the log since before that, and until the end: when all who hold one now are through,
 * nothing can appear any more up to there. (The numbers of transactions do not tell it: one that was given the number of a row may
 * have none of its own yet.) Nobody who writes waits for this. Gives the last number that was looked at, for the next call: where
 * none was given out since then, nothing is done. An organization that cannot be sealed stops no other, and is tried again.
 */
export async function sealAll(ctx: SealContext, lastSeen: string): Promise<string> {
  const { rows } = ctx.accounts
  const upTo = await readLastSeq(rows)
  if (upTo === lastSeen) return lastSeen
  const writers = await listWriters(rows)
  for (let tries = 0; !(await areThrough(rows, writers)); tries += 1) {
    if (tries === TRIES) return lastSeen
    await setTimeout(BETWEEN_TRIES_MS)
  }
  let isDone = true
  for (const orgId of await listUnsealed(rows, await listOrgIds(rows))) {
    try {
      await sealOrg(ctx, orgId, upTo)
    } catch (error) {
      isDone = false
      ctx.log.error({ err: error, orgId }, 'The audit log of an organization could not be sealed')
    }
  }
  return isDone ? upTo : lastSeen
}

async function sealOrg({ orgs, sealChain }: SealContext, orgId: string, upTo: string): Promise<void> {
  for (let more = true; more; ) {
    more = await orgs.write(orgId, async (org) => {
      const newest = await findNewestSeal(org)
      const rows = await listCanonicalRows(org, newest?.toSeq ?? '0', upTo, MOST_ROWS)
      if (rows.length === 0) return false
      const isMine = await insertSeal(org, sealChain.seal(orgId, newest, rows, await readSealTime(org)))
      return rows.length === MOST_ROWS || !isMine
    })
  }
}
