import type { LearnerSort, ListLearnersQuery } from '@rollcall/contract'
import type { Cursor } from '../../core/page.ts'
import { type Sql, sql } from '../../core/sql.ts'

/** An order of the roster: of learners, `l`, whose id is `learnerId`. */
export interface Order {
  by(learnerId: Sql): Sql
  after(cursor: Cursor, learnerId: Sql): Sql
}

/** Ids begin with the time they were made, so they sort by it. */
const ORDERS: Record<LearnerSort | 'changed', Order> = {
  newest: {
    by: (learnerId) => sql`${learnerId} desc`,
    after: ([id = ''], learnerId) => sql`and ${learnerId} < ${id}::uuid`,
  },
  oldest: {
    by: (learnerId) => learnerId,
    after: ([id = ''], learnerId) => sql`and ${learnerId} > ${id}::uuid`,
  },
  email: {
    by: () => sql`l.email_key`,
    after: ([, key = '']) => sql`and l.email_key > ${key}`,
  },
  changed: {
    by: () => sql`l.updated_at, l.id`,
    after: ([id = '', , at = '']) => sql`and (l.updated_at, l.id) > (${at}::timestamptz, ${id}::uuid)`,
  },
}

/** Whoever asks for what changed gets it in the order of the changes: what changes meanwhile comes on a later page. */
export function orderOf({ sort, updatedSince }: ListLearnersQuery): Order {
  return ORDERS[sort ?? (updatedSince === undefined ? 'newest' : 'changed')]
}
