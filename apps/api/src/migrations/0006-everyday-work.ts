import type { Knex } from 'knex'

/** Scheduling, reminders, counts without scanning, and the columns that lists filter by. */
export const up = (db: Knex) =>
  db.raw(`
    alter table learners
      add column delivery text,
      add column updated_at timestamptz not null default now(),
      add constraint learners_delivery_check
        check (delivery in ('queued', 'sent', 'delayed', 'delivered', 'bounced', 'refused', 'cancelled'));
    create index learners_delivery_idx on learners (org_id, delivery, id) where delivery is not null;
    create index learners_updated_idx on learners (org_id, updated_at, id);
    comment on column learners.delivery is 'State of the newest mail of the open invite; null without one';

    alter table invites
      alter column notify_at drop not null,
      add column notify_zone text,
      add column sent_at timestamptz,
      add column reminders_sent integer not null default 0,
      add column remind_at timestamptz,
      add column replaces uuid,
      add column not_me boolean not null default false,
      add constraint invites_replaces_fk foreign key (org_id, replaces) references invites (org_id, id);
    create index invites_remind_idx on invites (org_id, remind_at) where ended_at is null and remind_at is not null;
    create index invites_expiry_idx on invites (org_id, expires_at) where ended_at is null;
    create index invites_replaces_idx on invites (org_id, replaces) where replaces is not null;
    comment on column invites.notify_at is 'No mail leaves before this time; null: on hold until somebody decides';
    comment on column invites.notify_zone is 'The time zone in which the time was chosen, an IANA name';
    comment on column invites.sent_at is 'When a server first took mail of it: what reminders are counted from';
    comment on column invites.remind_at is 'When the next reminder is due; null: none is';
    comment on column invites.replaces is 'The invite with the wrong address that this one mends';
    comment on column invites.not_me is 'Declined, saying that the address is not that of the one who is meant';

    alter table messages
      add column variant text not null default 'first',
      add constraint messages_variant_check check (variant in ('first', 'again', 'reminder')),
      drop constraint messages_kind_check,
      add constraint messages_kind_check check (kind in ('invite', 'admin_invite', 'announcement')),
      drop constraint messages_queue_check,
      add constraint messages_queue_check
        check (queue_state in ('held', 'queued', 'sending', 'uncertain', 'done', 'cancelled'));
    drop index messages_in_flight_key;
    create unique index messages_in_flight_key on messages (org_id, kind, ref_id)
      where queue_state in ('held', 'queued', 'sending', 'uncertain');
    create index messages_waiting_idx on messages (org_id, queue_state, id)
      where queue_state in ('held', 'queued', 'sending', 'uncertain');
    comment on column messages.variant is 'first mail about the thing, the same again, or a reminder';
    comment on column messages.queue_state is 'held: does not leave before somebody decides';

    alter table orgs
      add column reminder_days integer[] not null default '{3,7}',
      add column subscription_status text not null default 'none',
      add column subscription_seats integer,
      add column subscription_until timestamptz,
      add column logo_hash text,
      add constraint orgs_subscription_check check (subscription_status in ('none', 'active')),
      add constraint orgs_seats_check check (subscription_seats > 0);
    comment on column orgs.reminder_days is 'Days after the invite went out on which a reminder follows';
    comment on column orgs.subscription_seats is 'Active learners that it covers; null: any number';
    comment on column orgs.subscription_until is 'Null: without an end';

    alter table assignments add column due_at timestamptz;

    create table learner_tallies (
      org_id uuid not null,
      id bigint generated always as identity,
      day date not null default (now() at time zone 'utc')::date,
      event text not null,
      status text not null,
      came integer not null,
      went integer not null,
      primary key (org_id, id)
    );
    create index learner_tallies_day_idx on learner_tallies (org_id, day);
    comment on table learner_tallies is
      'How many learners came into a status and went out of it: what a count of the roster is summed from';
    comment on column learner_tallies.day is 'In UTC. Older rows are summed up by week, then by year, on its first day';
    comment on column learner_tallies.event is 'What happened to them; docs/learner-lifecycle.md tells each';

    create table org_logos (
      org_id uuid primary key references orgs (id),
      hash text not null,
      content_type text not null,
      bytes bytea not null,
      constraint org_logos_type_check check (content_type in ('image/png', 'image/jpeg', 'image/webp'))
    );
    comment on column org_logos.hash is 'Of the bytes; part of the address, so that a new logo shows at once';

    create table admin_invites (
      org_id uuid not null references orgs (id),
      id uuid not null,
      email text not null,
      email_key text not null,
      role text not null,
      invited_by uuid references users (id),
      expires_at timestamptz not null,
      ended_at timestamptz,
      outcome text,
      created_at timestamptz not null default now(),
      primary key (org_id, id),
      constraint admin_invites_role_check check (role in ('owner', 'admin', 'viewer')),
      constraint admin_invites_outcome_check check (outcome in ('accepted', 'cancelled')),
      constraint admin_invites_ended_check check ((ended_at is null) = (outcome is null))
    );
    create unique index admin_invites_open_key on admin_invites (org_id, email_key) where ended_at is null;
    create index admin_invites_by_idx on admin_invites (org_id, invited_by);
    comment on table admin_invites is 'People who were asked to help to run the organization';

    create table api_keys (
      org_id uuid not null references orgs (id),
      id uuid not null,
      name text not null,
      prefix text not null,
      secret_hash text not null,
      old_secret_hash text,
      old_secret_until timestamptz,
      scopes text[] not null,
      created_by uuid references users (id),
      created_at timestamptz not null default now(),
      expires_at timestamptz,
      last_used_at timestamptz,
      calls integer not null default 0,
      calls_since timestamptz,
      revoked_at timestamptz,
      primary key (org_id, id)
    );
    create index api_keys_by_idx on api_keys (org_id, created_by);
    comment on column api_keys.secret_hash is 'SHA-256; the secret itself is shown once and kept nowhere';
    comment on column api_keys.calls is 'In the minute that began at calls_since: what the limit of calls counts';
    comment on column api_keys.old_secret_until is 'After a rotation the old secret works until then';

    create table idempotency_keys (
      org_id uuid not null,
      key text not null,
      request_hash text not null,
      answer text,
      created_at timestamptz not null default now(),
      primary key (org_id, key)
    );
    create index idempotency_keys_age_idx on idempotency_keys (org_id, created_at);
    comment on table idempotency_keys is 'Answers of calls that may be repeated, kept for 24 hours';

    create table suppressions (
      org_id uuid not null,
      email_key text not null,
      reason text not null,
      created_at timestamptz not null default now(),
      primary key (org_id, email_key),
      constraint suppressions_reason_check check (reason in ('unsubscribed', 'bounced', 'complained'))
    );
    comment on table suppressions is 'Addresses that this organization may not write to';

    create index audit_log_subject_idx on audit_log (org_id, subject_id, seq);
    create index audit_log_action_idx on audit_log (org_id, action, seq);

    -- What "like" looks in has to be where row security does not stand before the index.
    drop index learners_search_idx;
    create index invite_addresses_search_idx on invite_addresses using gin (org_id, email_key gin_trgm_ops);
    create index users_name_idx on users using gin (name gin_trgm_ops);
    create index learners_waiting_idx on learners (org_id, status_at) where status = 'pending';
    create index invites_open_group_idx on invites (org_id, group_id, learner_id) where ended_at is null;
    create index messages_outbox_idx on messages (org_id, send_after, id)
      where queue_state in ('held', 'queued', 'sending', 'uncertain');

    ${OF_ALL_ORGANIZATIONS.map((table) => `alter table ${table} no force row level security;`).join('\n    ')}
    update learners l set delivery = m.state
      from invites i
      join lateral (select state from messages
                     where org_id = i.org_id and kind = 'invite' and ref_id = i.id order by seq desc limit 1) m on true
     where i.ended_at is null and i.org_id = l.org_id and i.learner_id = l.id;
    insert into learner_tallies (org_id, day, event, status, came, went)
    select org_id, (status_at at time zone 'utc')::date,
           case status when 'prospect' then 'invited' when 'pending' then 'mail_delivered' when 'active' then 'accepted'
                       else status end,
           status, count(*), 0
      from learners group by 1, 2, 3, 4;
    ${OF_ALL_ORGANIZATIONS.map((table) => `alter table ${table} force row level security;`).join('\n    ')}

    ${TENANT_TABLES.map(
      ([table, grants]) => `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy own_org on ${table} using (org_id = ${ORG}) with check (org_id = ${ORG});
    grant ${grants} on ${table} to rollcall_app;`,
    ).join('\n')}
    grant delete on user_orgs, invite_addresses to rollcall_app;
  `)

const ORG = `nullif(current_setting('app.org_id', true), '')::uuid`

/** What the owner of the tables looks at and fills for everybody at once. */
const OF_ALL_ORGANIZATIONS = ['learners', 'invites', 'messages']

const TENANT_TABLES = [
  ['learner_tallies', 'select, insert, update, delete'],
  ['org_logos', 'select, insert, update, delete'],
  ['admin_invites', 'select, insert, update'],
  ['api_keys', 'select, insert, update'],
  ['idempotency_keys', 'select, insert, update, delete'],
  ['suppressions', 'select, insert, update, delete'],
] as const

export const down = (db: Knex) =>
  db.raw(`
    revoke delete on user_orgs, invite_addresses from rollcall_app;
    drop index audit_log_subject_idx, audit_log_action_idx, invite_addresses_search_idx, users_name_idx,
      learners_waiting_idx, invites_open_group_idx, messages_outbox_idx;
    create index learners_search_idx on learners using gin (org_id, email_key gin_trgm_ops);
    drop table suppressions, idempotency_keys, api_keys, admin_invites, org_logos, learner_tallies;
    alter table assignments drop column due_at;
    alter table orgs
      drop column reminder_days, drop column subscription_status, drop column subscription_seats,
      drop column subscription_until, drop column logo_hash;
    drop index messages_waiting_idx;
    drop index messages_in_flight_key;
    alter table messages
      drop column variant,
      drop constraint messages_kind_check,
      add constraint messages_kind_check check (kind in ('invite')),
      drop constraint messages_queue_check,
      add constraint messages_queue_check check (queue_state in ('queued', 'sending', 'uncertain', 'done', 'cancelled'));
    create unique index messages_in_flight_key on messages (org_id, kind, ref_id)
      where queue_state in ('queued', 'sending', 'uncertain');
    comment on column messages.queue_state is null;
    drop index invites_remind_idx, invites_expiry_idx, invites_replaces_idx;
    alter table invites
      drop column notify_zone, drop column sent_at, drop column reminders_sent, drop column remind_at, drop column replaces,
      drop column not_me;
    -- The owner, too, is held to one organization, and this is for all of them.
    alter table invites no force row level security;
    update invites set notify_at = created_at where notify_at is null;
    alter table invites force row level security;
    alter table invites alter column notify_at set not null;
    comment on column invites.notify_at is 'No mail leaves before this time';
    alter table learners drop column delivery, drop column updated_at;
  `)
