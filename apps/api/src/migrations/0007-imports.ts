import type { Knex } from 'knex'

/** Spreadsheets, their rows, and what was decided about them. */
export const up = (db: Knex) =>
  db.raw(`
    create table imports (
      org_id uuid not null references orgs (id),
      id uuid not null,
      file_name text not null,
      file_hash text not null,
      bytes bytea,
      state text not null default 'parsing',
      version integer not null default 1,
      fault jsonb,
      format jsonb,
      headers text[] not null default '{}',
      headings_key text,
      header_row integer,
      mapping jsonb,
      mapping_chosen boolean not null default false,
      notes jsonb not null default '[]',
      names_hash text,
      counts jsonb not null default '{}',
      row_count integer not null default 0,
      progress jsonb not null default '{}',
      again boolean not null default false,
      notify_held boolean not null default false,
      notify_at timestamptz,
      notify_zone text,
      created_by uuid references users (id),
      created_at timestamptz not null default now(),
      decided_by uuid references users (id),
      decided_at timestamptz,
      primary key (org_id, id),
      constraint imports_state_check check (state in
        ('parsing', 'mapping', 'review', 'approved', 'sending', 'done', 'failed', 'disapproved', 'undone'))
    );
    create index imports_created_by_idx on imports (org_id, created_by);
    create index imports_decided_by_idx on imports (org_id, decided_by);
    create index imports_headings_idx on imports (org_id, headings_key, id) where mapping_chosen;
    create index imports_bytes_idx on imports (org_id, created_at) where bytes is not null;
    comment on column imports.bytes is 'The file itself; deleted after 30 days';
    comment on column imports.version is 'Grows with everything that is changed before the decision';
    comment on column imports.fault is 'Why the file could not be read';
    comment on column imports.headings_key is 'The same for every file with these headings: by it a chosen mapping is remembered';
    comment on column imports.mapping is 'Which column holds what, from 0; in state mapping a proposal';
    comment on column imports.mapping_chosen is 'Somebody chose the mapping';
    comment on column imports.names_hash is 'Of the groups and locations that the rows were judged by';
    comment on column imports.counts is 'How many rows have each outcome';
    comment on column imports.progress is 'Of the work that is going on, and of the mail';
    comment on column imports.again is 'Approved together with the archived and those who declined before';

    create table import_rows (
      org_id uuid not null,
      import_id uuid not null,
      number integer not null,
      cells jsonb not null,
      email text not null default '',
      email_key text,
      group_value text not null default '',
      group_id uuid,
      location_value text not null default '',
      location_id uuid,
      external_id text not null default '',
      outcome text,
      edited boolean not null default false,
      invite_id uuid,
      primary key (org_id, import_id, number),
      constraint import_rows_import_fk foreign key (org_id, import_id) references imports (org_id, id),
      constraint import_rows_outcome_check check (outcome in
        ('invite', 'invited', 'withdrawn', 'already_invited', 'already_active', 'archived', 'declined_before', 'suppressed',
         'duplicate', 'invalid_email', 'unknown_group', 'unknown_location'))
    );
    create index import_rows_outcome_idx on import_rows (org_id, import_id, outcome, number);
    create index import_rows_key_idx on import_rows (org_id, import_id, email_key, number);
    create index import_rows_invite_idx on import_rows (org_id, invite_id) where invite_id is not null;
    comment on column import_rows.number is 'As the program that made the file counts its rows';
    comment on column import_rows.cells is 'All of the row, as it was in the file';
    comment on column import_rows.email is 'As it is in the file, or as it was mended; so are the other values';
    comment on column import_rows.email_key is 'Null: the cell holds no address';
    comment on column import_rows.group_id is 'The group that the value was read as; null: it was not understood';
    comment on column import_rows.outcome is 'Null until judged';

    create index invites_import_idx on invites (org_id, import_id) where import_id is not null;

    ${['imports', 'import_rows']
      .map(
        (table) => `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy own_org on ${table} using (org_id = ${ORG}) with check (org_id = ${ORG});
    grant select, insert, update, delete on ${table} to rollcall_app;`,
      )
      .join('\n')}
  `)

const ORG = `nullif(current_setting('app.org_id', true), '')::uuid`

export const down = (db: Knex) => db.raw('drop index invites_import_idx; drop table import_rows, imports')
