import type { RunRows } from '../../core/sql.ts'

export interface SessionRow {
  id: string
  is_learner: boolean
  user_agent: string | null
  signed_in_at: Date
  last_seen_at: Date
}

/** The sessions of an account that have not ended, the latest first. */
export function listSessions(rows: RunRows, userId: string): Promise<SessionRow[]> {
  return rows<SessionRow>`
    select sess ->> 'publicId' as id, sess -> 'cookie' ->> 'path' like '%/join' as is_learner, sess ->> 'userAgent' as user_agent,
           to_timestamp((sess ->> 'signedInAt')::float8 / 1000) as signed_in_at,
           expire::timestamptz - make_interval(secs => (sess -> 'cookie' ->> 'originalMaxAge')::float8 / 1000) as last_seen_at
      from sessions
     where user_id = ${userId} and expire > now() and sess ->> 'publicId' is not null
     order by expire desc
     limit 100`
}

/** False when there is none of this name. */
export async function deleteSession(rows: RunRows, userId: string, id: string): Promise<boolean> {
  const gone = await rows`
    delete from sessions where user_id = ${userId} and sess ->> 'publicId' = ${id} returning sid`
  return gone.length > 0
}

/** Ends all sessions of an account but the one of this name. */
export async function deleteOtherSessions(rows: RunRows, userId: string, id: string | null): Promise<void> {
  await rows`
    delete from sessions where user_id = ${userId} and (sess ->> 'publicId') is distinct from ${id}`
}
