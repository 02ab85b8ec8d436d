import type { Knex } from 'knex'

/** What is due, and what a sender holds, is found without a look at all that waits, however much that is. */
export const up = (db: Knex) =>
  db.raw(`
    drop index messages_due_idx;
    drop index account_messages_due_idx;
    create index messages_due_idx on messages (org_id, greatest(send_after, next_attempt_at))
      where queue_state in ('queued', 'uncertain');
    create index account_messages_due_idx on account_messages (greatest(send_after, next_attempt_at))
      where queue_state in ('queued', 'uncertain');
    create index messages_lease_idx on messages (org_id, lease_until) where queue_state = 'sending';
    create index account_messages_lease_idx on account_messages (lease_until) where queue_state = 'sending';
  `)

export const down = (db: Knex) =>
  db.raw(`
    drop index account_messages_lease_idx;
    drop index messages_lease_idx;
    drop index account_messages_due_idx;
    drop index messages_due_idx;
    create index messages_due_idx on messages (org_id, next_attempt_at) where queue_state in ('queued', 'sending', 'uncertain');
    create index account_messages_due_idx on account_messages (next_attempt_at) where queue_state in ('queued', 'sending', 'uncertain');
  `)
