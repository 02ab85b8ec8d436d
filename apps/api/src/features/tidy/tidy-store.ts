import type { OrgWriter } from '../../core/org-scope.ts'
import type { RunRows } from '../../core/sql.ts'

/** Registrations that nobody confirmed in time. */
export async function deleteOldRegistrations(rows: RunRows): Promise<void> {
  await rows`delete from registrations where expires_at <= now()`
}

export async function deleteOldTokens(rows: RunRows): Promise<void> {
  await rows`delete from user_tokens where expires_at <= now()`
}

/** Counters that start anew with the next call in any case. */
export async function deleteSpentLimits(rows: RunRows): Promise<void> {
  await rows`delete from rate_limits where expire <= extract(epoch from now()) * 1000`
}

/** Answers that were kept for calls that may be repeated, for 24 hours. */
export async function deleteOldAnswers(org: OrgWriter): Promise<void> {
  await org.rows`
    delete from idempotency_keys where org_id = ${org.orgId} and created_at < now() - interval '24 hours'`
}
