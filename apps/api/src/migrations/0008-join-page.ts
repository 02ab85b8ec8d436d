import type { Knex } from 'knex'

/** The public page on which people ask to join, the requests that come by it, and the seats that acceptances take. */
export const up = (db: Knex) =>
  db.raw(`
    alter table groups add column joinable boolean not null default false;
    alter table locations add column joinable boolean not null default false;
    comment on column groups.joinable is 'Can be picked on the join page';
    comment on column locations.joinable is 'Can be picked on the join page';

    create table join_pages (
      org_id uuid primary key references orgs (id),
      enabled boolean not null,
      slug text not null,
      audience text not null,
      allowed_domains text[] not null,
      welcome text,
      ends_at timestamptz,
      capacity integer,
      came integer not null default 0,
      constraint join_pages_audience_check check (audience in ('anyone', 'domains')),
      constraint join_pages_domains_check check ((audience = 'domains') = (cardinality(allowed_domains) > 0)),
      constraint join_pages_capacity_check check (capacity > 0)
    );
    comment on column join_pages.allowed_domains is 'As A-labels; an address belongs to one of them when all of its domain is equal';
    comment on column join_pages.capacity is 'How many people may come by the page in all; null: any number';
    comment on column join_pages.came is 'How many people came by the page and were invited';

    create table join_slugs (
      slug text primary key,
      org_id uuid not null,
      freed_at timestamptz,
      constraint join_slugs_slug_check check (slug ~ '^[a-z0-9-]{3,63}$')
    );
    create index join_slugs_org_idx on join_slugs (org_id);
    comment on table join_slugs is 'Which organization an address of a join page belongs to: a lookup that needs no organization';
    comment on column join_slugs.freed_at is 'No longer in use; for 90 days nobody else gets it';

    create table join_requests (
      org_id uuid not null references orgs (id),
      id uuid not null,
      email text not null,
      email_key text not null,
      group_id uuid not null,
      location_id uuid,
      locale text not null,
      tries integer not null default 0,
      expires_at timestamptz not null,
      verified_at timestamptz,
      created_at timestamptz not null default now(),
      primary key (org_id, id),
      constraint join_requests_email_key_check check (email_key ~ '^[!-~]+$' and email_key = lower(email_key)),
      constraint join_requests_locale_check check (locale in ('en', 'es')),
      constraint join_requests_group_fk foreign key (org_id, group_id) references groups (org_id, id) on delete cascade,
      constraint join_requests_location_fk
        foreign key (org_id, location_id) references locations (org_id, id) on delete cascade
    );
    create index join_requests_email_idx on join_requests (org_id, email_key, id);
    create index join_requests_group_idx on join_requests (org_id, group_id);
    create index join_requests_location_idx on join_requests (org_id, location_id);
    create index join_requests_age_idx on join_requests (org_id, created_at);
    comment on table join_requests is
      'People who asked to join and have not shown that the mailbox is theirs; no admin sees them. Deleted after 7 days';
    comment on column join_requests.tries is 'Wrong codes that were tried';
    comment on column join_requests.verified_at is 'When the link or the code was used: neither works any more';

    create table join_addresses (
      email_key text not null,
      org_id uuid not null,
      request_id uuid not null,
      primary key (email_key, org_id, request_id)
    );
    comment on table join_addresses is 'Where an address asked to join: a lookup that needs no organization';

    create index invites_join_page_idx on invites (org_id, id) where source = 'join_page';

    alter table messages
      drop constraint messages_kind_check,
      add constraint messages_kind_check check (kind in ('invite', 'admin_invite', 'announcement', 'join_request', 'no_seat'));

    alter table account_messages
      drop constraint account_messages_kind_check,
      add constraint account_messages_kind_check
        check (kind in ('verify', 'account_exists', 'reset', 'join_reset', 'password_changed'));

    alter table orgs
      add column seats_used integer not null default 0,
      add column turned_away_at timestamptz,
      add constraint orgs_seats_used_check check (seats_used >= 0);
    comment on column orgs.seats_used is 'Active learners';
    comment on column orgs.turned_away_at is 'When the admins were last told that somebody found no free seat';
    -- The owner, too, is held to one organization, and this is for all of them.
    alter table orgs no force row level security;
    alter table learners no force row level security;
    update orgs o set seats_used = active.count
      from (select org_id, count(*) from learners where status = 'active' group by org_id) active
     where active.org_id = o.id;
    alter table orgs force row level security;
    alter table learners force row level security;

    ${['join_pages', 'join_requests']
      .map(
        (table) => `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy own_org on ${table} using (org_id = ${ORG}) with check (org_id = ${ORG});
    grant select, insert, update, delete on ${table} to rollcall_app;`,
      )
      .join('\n')}
    grant select, insert, update, delete on join_slugs, join_addresses to rollcall_app;
  `)

const ORG = `nullif(current_setting('app.org_id', true), '')::uuid`

export const down = (db: Knex) =>
  db.raw(`
    drop table join_addresses, join_requests, join_slugs, join_pages;
    drop index invites_join_page_idx;
    alter table message_events no force row level security;
    alter table messages no force row level security;
    delete from message_events e using messages m
     where m.org_id = e.org_id and m.id = e.message_id and m.kind in ('join_request', 'no_seat');
    delete from messages where kind in ('join_request', 'no_seat');
    alter table message_events force row level security;
    alter table messages force row level security;
    alter table messages
      drop constraint messages_kind_check,
      add constraint messages_kind_check check (kind in ('invite', 'admin_invite', 'announcement'));
    delete from account_messages where kind = 'password_changed';
    alter table account_messages
      drop constraint account_messages_kind_check,
      add constraint account_messages_kind_check check (kind in ('verify', 'account_exists', 'reset', 'join_reset'));
    alter table orgs drop column seats_used, drop column turned_away_at;
    alter table groups drop column joinable;
    alter table locations drop column joinable;
  `)
