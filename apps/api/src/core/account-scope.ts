import type { Knex } from 'knex'
import type { RunRows } from './sql.ts'
import { inTransaction, rowsOf } from './transaction.ts'

/** What may be done with accounts and their mail, which belong to no organization, in one transaction. */
export interface AccountWriter {
  readonly rows: RunRows
  /** Queues a job that exists if and only if this transaction does. */
  enqueue(task: string, options?: { runAt?: Date; key?: string; queue?: string }): Promise<void>
}

/** The door to the tables without an organization: users, their registrations, tokens, sessions and mail. */
export interface Accounts {
  readonly rows: RunRows
  write<T>(work: (accounts: AccountWriter) => Promise<T>): Promise<T>
}

/** Makes the door over a pool. Row security shows no organization's rows through it. */
export function createAccounts(db: Knex): Accounts {
  return {
    rows: rowsOf(db),
    write: (work) =>
      inTransaction(db, 'begin', ({ rows }) =>
        work({
          rows,
          async enqueue(task, { runAt, key, queue } = {}) {
            await rows`
              select graphile_worker.add_job(
                ${task}, '{}'::json, queue_name => ${queue ?? null}::text,
                run_at => ${runAt ?? null}::timestamptz, job_key => ${key ?? null}::text)`
          },
        }),
      ),
  }
}
