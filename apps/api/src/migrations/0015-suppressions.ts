import type { Knex } from 'knex'

/** Why no mail may go to an address, until when, and what no organization of the installation may write to. */
export const up = (db: Knex) =>
  db.raw(`
    alter table suppressions
      add column id uuid not null default gen_random_uuid(),
      add column expires_at timestamptz,
      add column message_id uuid,
      add column lifted_at timestamptz,
      drop constraint suppressions_pkey,
      add constraint suppressions_pkey primary key (org_id, id),
      add constraint suppressions_email_key unique (org_id, email_key, reason),
      add constraint suppressions_message_fk foreign key (org_id, message_id) references messages (org_id, id);
    alter table suppressions alter column id drop default;
    create index suppressions_message_idx on suppressions (org_id, message_id) where message_id is not null;
    comment on table suppressions is 'Addresses that this organization may not write to, one row for each reason';
    comment on column suppressions.email_key is 'After the address was erased a keyed hash of it stands here';
    comment on column suppressions.expires_at is 'Counts until then; null: without an end';
    comment on column suppressions.message_id is 'The mail that came back, or that the person answered to';
    comment on column suppressions.lifted_at is 'No longer counts since then; null: it does';

    create table global_suppressions (
      email_key text not null,
      reason text not null,
      created_at timestamptz not null default now(),
      expires_at timestamptz,
      primary key (email_key, reason),
      constraint global_suppressions_reason_check check (reason in ('unsubscribed', 'bounced', 'complained'))
    );
    comment on table global_suppressions is
      'Addresses that no organization may write to. Which organization it came of is not said: others must not learn it';
    comment on column global_suppressions.email_key is 'After the address was erased a keyed hash of it stands here';
    comment on column global_suppressions.expires_at is 'Counts until then; null: without an end';
    grant select, insert, update, delete on global_suppressions to rollcall_app;
  `)

export const down = (db: Knex) =>
  db.raw(`
    drop table global_suppressions;
    -- The owner, too, is held to one organization, and this is for all of them.
    alter table suppressions no force row level security;
    delete from suppressions s
     where s.lifted_at is not null or s.expires_at <= now()
        or exists (select 1 from suppressions other
                    where other.org_id = s.org_id and other.email_key = s.email_key and other.reason < s.reason);
    alter table suppressions force row level security;
    alter table suppressions
      drop constraint suppressions_pkey,
      drop constraint suppressions_email_key,
      drop column id, drop column expires_at, drop column message_id, drop column lifted_at,
      add constraint suppressions_pkey primary key (org_id, email_key);
    comment on table suppressions is 'Addresses that this organization may not write to';
    comment on column suppressions.email_key is null;
  `)
