import type { Knex } from 'knex'

export const up = (db: Knex) =>
  db.raw(`
    create table users (
      id uuid primary key,
      email text not null,
      email_key text not null,
      name text not null,
      password_hash text not null,
      email_verified_at timestamptz,
      locale text not null,
      is_operator boolean not null default false,
      created_at timestamptz not null default now(),
      constraint users_email_key_key unique (email_key),
      constraint users_email_key_check check (email_key ~ '^[!-~]+$' and email_key = lower(email_key)),
      constraint users_locale_check check (locale in ('en', 'es'))
    );
    comment on table users is 'One account, one mailbox. A reference table: nothing here changes often.';
    comment on column users.email_key is 'The canonical address: what identifies the mailbox and what mail is sent to';

    create table registrations (
      id uuid primary key,
      email text not null,
      email_key text not null,
      name text not null,
      password_hash text not null,
      locale text not null,
      org_name text not null,
      org_time_zone text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now()
    );
    create index registrations_email_key_idx on registrations (email_key);
    comment on table registrations is
      'Accounts that nobody has confirmed. They become users by the link in their mail, and only by it.';

    create table user_tokens (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      purpose text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      constraint user_tokens_purpose_check check (purpose in ('reset'))
    );
    create index user_tokens_user_id_idx on user_tokens (user_id);
    comment on table user_tokens is 'Links of an account that still work. Used, replaced or expired ones are deleted.';

    create table sessions (
      sid varchar primary key,
      sess json not null,
      expire timestamp(6) not null,
      user_id uuid generated always as ((sess -> 'passport' ->> 'user')::uuid) stored
    );
    create index sessions_expire_idx on sessions (expire);
    create index sessions_user_id_idx on sessions (user_id);

    create table rate_limits (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    );
    comment on column rate_limits.expire is 'Milliseconds since 1970';

    create table trainings (
      id uuid primary key,
      title text collate "und-x-icu" not null,
      description text not null,
      minutes integer not null,
      retired_at timestamptz,
      created_at timestamptz not null default now(),
      constraint trainings_title_key unique (title),
      constraint trainings_minutes_check check (minutes between 1 and 6000)
    );
    create index trainings_title_id_idx on trainings (title, id);
    comment on table trainings is 'The catalogue of this installation';
    comment on column trainings.retired_at is 'No longer offered to organizations; those that have it keep it';
  `)

export const down = (db: Knex) =>
  db.raw('drop table trainings, rate_limits, sessions, user_tokens, registrations, users')
