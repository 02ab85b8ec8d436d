import type { Knex } from 'knex'

export const up = (db: Knex) =>
  db.raw(`
    create extension if not exists pg_trgm;
    create extension if not exists btree_gin;

    create table learners (
      org_id uuid not null references orgs (id),
      id uuid not null,
      email text not null,
      email_key text not null,
      status text not null,
      status_at timestamptz not null default now(),
      user_id uuid references users (id),
      location_id uuid,
      external_id text,
      created_at timestamptz not null default now(),
      primary key (org_id, id),
      constraint learners_email_key_key unique (org_id, email_key),
      constraint learners_email_key_check check (email_key ~ '^[!-~]+$' and email_key = lower(email_key)),
      constraint learners_status_check
        check (status in ('prospect', 'pending', 'active', 'declined', 'cancelled', 'archived')),
      constraint learners_active_user_check check (status <> 'active' or user_id is not null),
      constraint learners_location_fk foreign key (org_id, location_id) references locations (org_id, id)
    );
    create index learners_status_idx on learners (org_id, status, id);
    create index learners_location_idx on learners (org_id, location_id, id);
    create index learners_search_idx on learners using gin (org_id, email_key gin_trgm_ops);
    create index learners_user_idx on learners (user_id);
    comment on column learners.email is 'As the admin typed it; until Active the only thing the organization knows';
    comment on column learners.user_id is 'The account that accepted';
    comment on column learners.external_id is 'The number that the organization itself gives this person';

    create table learner_groups (
      org_id uuid not null,
      learner_id uuid not null,
      group_id uuid not null,
      primary key (org_id, learner_id, group_id),
      constraint learner_groups_learner_fk foreign key (org_id, learner_id) references learners (org_id, id),
      constraint learner_groups_group_fk foreign key (org_id, group_id) references groups (org_id, id)
    );
    create index learner_groups_group_idx on learner_groups (org_id, group_id, learner_id);

    create table invites (
      org_id uuid not null references orgs (id),
      id uuid not null,
      learner_id uuid not null,
      group_id uuid not null,
      location_id uuid,
      source text not null,
      import_id uuid,
      invited_by uuid references users (id),
      notify_at timestamptz not null default now(),
      expires_at timestamptz,
      ended_at timestamptz,
      outcome text,
      created_at timestamptz not null default now(),
      primary key (org_id, id),
      constraint invites_learner_fk foreign key (org_id, learner_id) references learners (org_id, id),
      constraint invites_group_fk foreign key (org_id, group_id) references groups (org_id, id),
      constraint invites_location_fk foreign key (org_id, location_id) references locations (org_id, id),
      constraint invites_source_check check (source in ('manual', 'import', 'join_page', 'api')),
      constraint invites_outcome_check check (outcome in ('accepted', 'declined', 'cancelled', 'replaced')),
      constraint invites_ended_check check ((ended_at is null) = (outcome is null))
    );
    create unique index invites_open_key on invites (org_id, learner_id) where ended_at is null;
    create index invites_learner_idx on invites (org_id, learner_id, id);
    create index invites_group_idx on invites (org_id, group_id, learner_id);
    create index invites_location_idx on invites (org_id, location_id);
    create index invites_invited_by_idx on invites (org_id, invited_by);
    comment on column invites.notify_at is 'No mail leaves before this time';
    comment on column invites.expires_at is 'Null: it holds for ever';
    comment on column invites.ended_at is 'Null: open';

    create table invite_addresses (
      email_key text not null,
      org_id uuid not null,
      learner_id uuid not null,
      primary key (email_key, org_id, learner_id)
    );
    comment on table invite_addresses is 'Where an address was invited: a lookup that needs no organization';

    create table assignments (
      org_id uuid not null references orgs (id),
      id uuid not null,
      learner_id uuid not null,
      training_id uuid not null references trainings (id),
      source text not null,
      status text not null default 'assigned',
      percent integer not null default 0,
      started_at timestamptz,
      completed_at timestamptz,
      created_at timestamptz not null default now(),
      primary key (org_id, id),
      constraint assignments_training_key unique (org_id, learner_id, training_id),
      constraint assignments_learner_fk foreign key (org_id, learner_id) references learners (org_id, id),
      constraint assignments_source_check check (source in ('group', 'manual', 'transfer')),
      constraint assignments_status_check check (status in ('assigned', 'in_progress', 'completed')),
      constraint assignments_percent_check check (percent between 0 and 100)
    );
    create index assignments_training_idx on assignments (org_id, training_id);
    comment on column assignments.source is 'group: came with the group of an accepted invite';
  `)

export const down = (db: Knex) =>
  db.raw('drop table assignments, invite_addresses, invites, learner_groups, learners')
