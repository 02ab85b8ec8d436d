import type { Knex } from 'knex'

/**
 * The state of a message is computed from facts, each of which keeps its earliest time: no order of arrival and no repeat
 * can change what comes out.
 */
const MESSAGE_COLUMNS = `
      kind text not null,
      ref_id uuid not null,
      seq integer not null default 1,
      email_key text not null,
      locale text not null,
      send_after timestamptz not null default now(),
      queue_state text not null default 'queued',
      attempts integer not null default 0,
      next_attempt_at timestamptz not null default now(),
      lease_until timestamptz,
      accepted_at timestamptz,
      deferred_at timestamptz,
      delivered_at timestamptz,
      blocked_at timestamptz,
      dropped_at timestamptz,
      bounced_at timestamptz,
      evidence text not null default 'none',
      reason text,
      created_at timestamptz not null default now(),
      state text not null generated always as (
        case
          when bounced_at is not null then 'bounced'
          when dropped_at is not null or blocked_at is not null then 'refused'
          when delivered_at is not null then 'delivered'
          when deferred_at is not null then 'delayed'
          when accepted_at is not null then 'sent'
          when queue_state = 'cancelled' then 'cancelled'
          else 'queued'
        end) stored`

export const up = (db: Knex) =>
  db.raw(`
    create table messages (
      org_id uuid not null references orgs (id),
      id uuid not null,
      ${MESSAGE_COLUMNS},
      primary key (org_id, id),
      constraint messages_seq_key unique (org_id, kind, ref_id, seq),
      constraint messages_kind_check check (kind in ('invite')),
      constraint messages_queue_check check (queue_state in ('queued', 'sending', 'uncertain', 'done', 'cancelled')),
      constraint messages_evidence_check check (evidence in ('none', 'relay', 'mailbox'))
    );
    create unique index messages_in_flight_key on messages (org_id, kind, ref_id)
      where queue_state in ('queued', 'sending', 'uncertain');
    create index messages_due_idx on messages (org_id, next_attempt_at) where queue_state in ('queued', 'sending');
    comment on table messages is 'One email of an organization; committed before anything is sent';
    comment on column messages.ref_id is 'What the mail is about: for the kind invite, the invite';
    comment on column messages.email_key is 'The canonical address that it goes to';
    comment on column messages.next_attempt_at is 'Not tried before this time';
    comment on column messages.lease_until is 'While sending: past this time the sender is taken for dead';
    comment on column messages.evidence is 'relay: a mail server took it; mailbox: the receiving one did';

    create table message_events (
      org_id uuid not null,
      message_id uuid not null,
      event_id text not null,
      type text not null,
      occurred_at timestamptz not null default now(),
      detail text,
      primary key (org_id, event_id),
      constraint message_events_message_fk foreign key (org_id, message_id) references messages (org_id, id)
    );
    create index message_events_message_idx on message_events (org_id, message_id, occurred_at);
    comment on table message_events is 'Facts about a message as they came in; a repeated event id adds nothing';

    create table account_messages (
      id uuid primary key,
      ${MESSAGE_COLUMNS},
      constraint account_messages_kind_check check (kind in ('verify', 'account_exists', 'reset', 'join_reset')),
      constraint account_messages_queue_check
        check (queue_state in ('queued', 'sending', 'uncertain', 'done', 'cancelled'))
    );
    create index account_messages_due_idx on account_messages (next_attempt_at)
      where queue_state in ('queued', 'sending');
    create index account_messages_address_idx on account_messages (email_key, created_at);
    comment on table account_messages is 'Mail of an account, which belongs to no organization';

    create table dev_inbox (
      id uuid primary key,
      to_address text not null,
      from_address text not null,
      subject text not null,
      text_body text not null,
      html_body text not null,
      raw bytea not null,
      received_at timestamptz not null default now()
    );
    create index dev_inbox_to_idx on dev_inbox (to_address, id);
    comment on table dev_inbox is 'Mail that the built-in inbox took instead of sending it anywhere';
  `)

export const down = (db: Knex) => db.raw('drop table dev_inbox, account_messages, message_events, messages')
