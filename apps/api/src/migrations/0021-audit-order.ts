import type { Knex } from 'knex'

const indexes = (end: string) => `
    create index audit_log_at_idx on audit_log (org_id, at${end});
    create index audit_log_action_idx on audit_log (org_id, action, ${end === '' ? 'seq' : 'at, seq'});
    create index audit_log_actor_idx on audit_log (org_id, actor_id, ${end === '' ? 'seq' : 'at, seq'});`

const dropped =
  'drop index audit_log_actor_idx; drop index audit_log_action_idx; drop index audit_log_at_idx;'

/** The audit log is read by time, whatever it is narrowed to: a page of some days ago is found at once, not by way of all since. */
export const up = (db: Knex) => db.raw(dropped + indexes(', seq'))

export const down = (db: Knex) => db.raw(dropped + indexes(''))
