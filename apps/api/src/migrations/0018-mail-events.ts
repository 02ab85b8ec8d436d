import type { Knex } from 'knex'

/** What a mail service tells of no message that is here is kept a while, and how long it has told nothing. */
export const up = (db: Knex) =>
  db.raw(`
    create table stray_events (
      event_id text primary key,
      type text not null,
      said_of text not null,
      received_at timestamptz not null default now()
    );
    create index stray_events_age_idx on stray_events (received_at);
    comment on table stray_events is 'What mail services told of no message of ours, for 90 days';
    comment on column stray_events.said_of is 'The ids of the organization and the message that it came with';

    create table mail_hearing (
      transport text primary key,
      waiting_since timestamptz,
      heard_at timestamptz
    );
    comment on table mail_hearing is 'Whether the mail service tells us what becomes of mail, as it should';
    comment on column mail_hearing.waiting_since is 'When it took the first mail since it last told anything; null: nothing is owed';

    -- Where mail to an address may have gone: a late bounce names nothing but the address.
    create index messages_address_idx on messages (org_id, email_key, created_at desc);
  `)

export const down = (db: Knex) =>
  db.raw('drop index messages_address_idx; drop table mail_hearing; drop table stray_events')
