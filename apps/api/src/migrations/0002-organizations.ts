import type { Knex } from 'knex'

export const up = (db: Knex) =>
  db.raw(`
    create table orgs (
      id uuid primary key,
      name text not null,
      time_zone text not null,
      locale text not null,
      contact_name text,
      contact_email text,
      contact_phone text,
      invite_expiry_days integer default 30,
      created_at timestamptz not null default now(),
      constraint orgs_locale_check check (locale in ('en', 'es')),
      constraint orgs_invite_expiry_check check (invite_expiry_days between 1 and 365)
    );
    comment on column orgs.time_zone is 'IANA name';
    comment on column orgs.contact_name is 'Whom invitees may ask';
    comment on column orgs.invite_expiry_days is 'Null: invites hold for ever';

    create table user_orgs (
      user_id uuid not null,
      org_id uuid not null,
      kind text not null,
      primary key (user_id, org_id, kind),
      constraint user_orgs_kind_check check (kind in ('admin', 'learner'))
    );
    comment on table user_orgs is 'Which organizations a user belongs to: a lookup that needs no organization';

    create table org_admins (
      org_id uuid not null references orgs (id),
      user_id uuid not null references users (id),
      role text not null,
      created_at timestamptz not null default now(),
      primary key (org_id, user_id),
      constraint org_admins_role_check check (role in ('owner', 'admin', 'viewer'))
    );

    create table org_trainings (
      org_id uuid not null references orgs (id),
      training_id uuid not null references trainings (id),
      created_at timestamptz not null default now(),
      primary key (org_id, training_id)
    );

    create table locations (
      org_id uuid not null references orgs (id),
      id uuid not null,
      name text collate "und-x-icu" not null,
      created_at timestamptz not null default now(),
      primary key (org_id, id),
      constraint locations_name_key unique (org_id, name)
    );

    create table groups (
      org_id uuid not null references orgs (id),
      id uuid not null,
      name text collate "und-x-icu" not null,
      status text not null default 'active',
      created_at timestamptz not null default now(),
      primary key (org_id, id),
      constraint groups_name_key unique (org_id, name),
      constraint groups_status_check check (status in ('active', 'inactive'))
    );
    comment on column groups.status is 'Only an active group can be invited to';

    create table group_trainings (
      org_id uuid not null,
      group_id uuid not null,
      training_id uuid not null,
      primary key (org_id, group_id, training_id),
      constraint group_trainings_group_fk foreign key (org_id, group_id) references groups (org_id, id) on delete cascade,
      constraint group_trainings_training_fk foreign key (org_id, training_id) references org_trainings (org_id, training_id)
    );
    create index group_trainings_training_idx on group_trainings (org_id, training_id);

    create table audit_log (
      org_id uuid not null,
      seq bigint generated always as identity,
      at timestamptz not null default now(),
      actor_kind text not null,
      actor_id uuid,
      action text not null,
      subject_id uuid,
      before jsonb,
      after jsonb,
      request_id text,
      primary key (org_id, seq)
    );
    comment on table audit_log is 'What happened and who did it; rows are added and never changed';
    comment on column audit_log.before is 'Ids and field values that are no personal data';
  `)

export const down = (db: Knex) =>
  db.raw(
    'drop table audit_log, group_trainings, groups, locations, org_trainings, org_admins, user_orgs, orgs',
  )
