import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { nothing, type RunRows, type Sql, sql } from '../../core/sql.ts'
import type { CanonicalRow, Seal, SealTime } from './seal-chain.ts'

/** To the microsecond, as a number that fits into no number of JavaScript without care. */
function micros(time: Sql): Sql {
  return sql`(extract(epoch from ${time}) * 1000000)::bigint::text`
}

const SEAL_COLUMNS = sql`
  number, from_seq::text as "fromSeq", to_seq::text as "toSeq", row_digests as "rowDigests", previous_hash as "previousHash", hash,
  format, ${micros(sql`sealed_at`)} as "sealedMicros"`

/** The transactions that write to the log, by the locks that they hold until they end. */
const WRITERS = sql`
  select virtualtransaction from pg_locks
   where locktype = 'relation' and mode = 'RowExclusiveLock' and granted and relation = 'audit_log'::regclass
     and database = (select oid from pg_database where datname = current_database())`

/** Who writes to the log at this moment, of any organization. */
export async function listWriters(rows: RunRows): Promise<string[]> {
  const found = await rows<{ virtualtransaction: string }>`${WRITERS}`
  return found.map(({ virtualtransaction }) => virtualtransaction)
}

/** Whether all of these have ended. */
export async function areThrough(rows: RunRows, writers: string[]): Promise<boolean> {
  if (writers.length === 0) return true
  const found = await rows`${WRITERS} and virtualtransaction = any(${writers}::text[]) limit 1`
  return found.length === 0
}

/** The last number that the log gave out, to any organization. */
export async function readLastSeq(rows: RunRows): Promise<string> {
  const [found] = await rows<{ last: string }>`
    select coalesce(pg_sequence_last_value(pg_get_serial_sequence('audit_log', 'seq')::regclass), 0)::text as last`
  return found?.last ?? '0'
}

export async function findNewestSeal(org: OrgReader): Promise<(Seal & { sealedAt: Date }) | null> {
  const [seal] = await org.rows<Seal & { sealedAt: Date }>`
    select ${SEAL_COLUMNS}, sealed_at as "sealedAt" from audit_seals
     where org_id = ${org.orgId} order by number desc limit 1`
  return seal ?? null
}

/** The seals after this one, in order. */
export function listSeals(org: OrgReader, afterNumber: number, limit: number): Promise<Seal[]> {
  return org.rows<Seal>`
    select ${SEAL_COLUMNS} from audit_seals
     where org_id = ${org.orgId} and number > ${afterNumber} order by number limit ${limit}`
}

/** When a seal of this transaction is made: the time that the database gives its row. */
export async function readSealTime(org: OrgReader): Promise<SealTime> {
  const [now] = await org.rows<{ sealedMicros: string }>`select ${micros(sql`now()`)} as "sealedMicros"`
  return { format: 2, sealedMicros: now?.sealedMicros ?? '' }
}

/** Adds a seal. Of two that are made at the same time the first holds; says whether it was this one. */
export async function insertSeal(org: OrgWriter, seal: Seal): Promise<boolean> {
  const added = await org.rows`
    insert into audit_seals (org_id, number, from_seq, to_seq, row_digests, previous_hash, hash, format)
    values (${org.orgId}, ${seal.number}, ${seal.fromSeq}, ${seal.toSeq}, ${seal.rowDigests}, ${seal.previousHash}, ${seal.hash},
            ${seal.format})
    on conflict do nothing
    returning number`
  return added.length > 0
}

/** The rows of the log after one number (null: from the first on), up to and with another where it is given, as the seals read them. */
export function listCanonicalRows(
  org: OrgReader,
  after: string | null,
  upTo: string | null,
  limit: number,
): Promise<CanonicalRow[]> {
  return org.rows<CanonicalRow>`
    select seq::text, ${micros(sql`at`)} as micros,
           jsonb_build_array(seq, (extract(epoch from at) * 1000000)::bigint, actor_kind, actor_id, action, subject_id,
                             before, after, request_id)::text as text
      from audit_log
     where org_id = ${org.orgId}
       ${after === null ? nothing : sql`and seq > ${after}::bigint`}
       and seq <= coalesce(${upTo}::bigint, 9223372036854775807)
     order by audit_log.seq
     limit ${limit}`
}

/** Those of the organizations whose log has rows that no seal covers: one statement for all of them. */
export async function listUnsealed(rows: RunRows, orgIds: string[]): Promise<string[]> {
  const found = await rows<{ id: string }>`select id from unsealed_orgs(${orgIds}::uuid[]) as u (id)`
  return found.map(({ id }) => id)
}

/** How many rows stand after this number, and how many of them for longer than so many minutes. */
export async function countUnsealed(
  org: OrgReader,
  after: string,
  minutes: number,
): Promise<{ rows: number; old: number }> {
  const [found] = await org.rows<{ rows: number; old: number }>`
    select count(*)::int as rows,
           (count(*) filter (where at < now() - make_interval(mins => ${minutes})))::int as old
      from audit_log where org_id = ${org.orgId} and seq > ${after}::bigint`
  return found ?? { rows: 0, old: 0 }
}
