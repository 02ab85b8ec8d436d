import { setTimeout } from 'node:timers/promises'
import type { AuditAction } from '@rollcall/contract'
import type { Knex } from 'knex'
import { type Actor, type AuditFacts, recordAudit } from './audit.ts'
import { isUuid } from './ids.ts'
import { isWorthRetrying } from './pg-errors.ts'
import type { Pseudonym } from './pseudonym.ts'
import { type RunRows, type Sql, sql } from './sql.ts'
import { inTransaction } from './transaction.ts'

/** What may be asked of one organization, in one read-only transaction, which sees all of it as it was at one moment. */
export interface OrgReader {
  readonly orgId: string
  /** Runs a statement in this organization's transaction. Every tenant table in it names its `org_id`. */
  readonly rows: RunRows
  /**
   * The same for a statement that is asked all the time and can be answered in one way only, whatever its values are: each
   * connection thinks about it once. Its text is one of few, so it has no conditions that come and go.
   */
  readonly prepared: RunRows
  /** The same for the last statement of a scope for reading, which ends with it. */
  readonly lastly: RunRows
  /** What stands in the place of an address that was erased. */
  readonly pseudonym: Pseudonym
}

/** What may be changed in one organization, in one transaction: all of it happens, or none. */
export interface OrgWriter extends OrgReader {
  readonly access: 'write'
  /** Queues a job that exists if and only if this transaction does. Payloads carry ids, never secrets. */
  enqueue(task: string, payload?: Record<string, unknown>, options?: EnqueueOptions): Promise<void>
  /** Writes what happened, and who did it, to the audit log of this organization. */
  record(actor: Actor, action: AuditAction, facts?: AuditFacts | AuditFacts[]): Promise<void>
}

export interface EnqueueOptions {
  /** Not before this time; now unless said. */
  runAt?: Date
  /** A waiting job of the same key is replaced; the earlier of the two times holds. */
  key?: string
  /** Jobs of one queue are done one after the other. */
  queue?: string
}

/** The only doors to an organization's rows. */
export interface Orgs {
  read<T>(orgId: string, work: (org: OrgReader) => Promise<T>): Promise<T>
  write<T>(orgId: string, work: (org: OrgWriter) => Promise<T>): Promise<T>
  /** How many scopes are open now; a test that ends with one open has a leak. */
  openScopes(): number
}

const MAX_TRIES = 3

/** In milliseconds. Whoever comes back at once takes again what the other one waits for, and both hold each other up anew. */
function pauseAfter(tries: number): number {
  return tries * (30 + Math.random() * 40)
}

/** Makes the doors over a pool. A deadlock is tried again a moment later, at most three times in all. */
export function createOrgs(db: Knex, pseudonym: Pseudonym): Orgs {
  let open = 0

  async function scoped<T>(
    orgId: string,
    readOnly: boolean,
    work: (org: OrgWriter) => Promise<T>,
  ): Promise<T> {
    if (!isUuid(orgId)) throw new Error('A scope needs the id of an organization.')
    open += 1
    try {
      const begin = `begin${readOnly ? ' isolation level repeatable read read only' : ''}; ${enterScope(orgId)}`
      return await inTransaction(db, begin, (ways) => work(writerOf(ways, orgId, pseudonym)), { readOnly })
    } finally {
      open -= 1
    }
  }

  async function retried<T>(run: () => Promise<T>, tries = 1): Promise<T> {
    try {
      return await run()
    } catch (error) {
      if (tries >= MAX_TRIES || !isWorthRetrying(error)) throw error
      await setTimeout(pauseAfter(tries))
      return retried(run, tries + 1)
    }
  }

  return {
    read: (orgId, work) => scoped(orgId, true, work),
    write: (orgId, work) => retried(() => scoped(orgId, false, work)),
    openScopes: () => open,
  }
}

/**
 * From here to the end of the transaction the connection is the role that sees one organization. Literals, not
 * `set_config()`, which does not reach the nodes of a distributed database; the id was checked to be a UUID.
 */
export function enterScope(orgId: string): string {
  return `set local role rollcall_app; set local app.org_id = '${orgId}'`
}

/** The expression that queues a job of an organization, for a statement that has more to do, too. */
export function jobOf(
  orgId: string,
  task: string,
  payload: Record<string, unknown> = {},
  { runAt, key, queue }: EnqueueOptions = {},
): Sql {
  const body = JSON.stringify({ ...payload, orgId })
  return sql`
    enqueue_job(
      ${task}, ${body}::json, ${runAt ?? null}::timestamptz, ${key ?? null}::text, ${queue ?? null}::text)`
}

function writerOf(
  { rows, prepared, lastly }: Pick<OrgReader, 'rows' | 'prepared' | 'lastly'>,
  orgId: string,
  pseudonym: Pseudonym,
): OrgWriter {
  return {
    access: 'write',
    orgId,
    rows,
    prepared,
    lastly,
    pseudonym,
    async enqueue(task, payload, options) {
      await rows`select ${jobOf(orgId, task, payload, options)}`
    },
    record: (actor, action, facts = {}) => recordAudit(rows, orgId, actor, action, facts),
  }
}
