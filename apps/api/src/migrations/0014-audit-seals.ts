import type { Knex } from 'knex'

/** Seals over the audit log: a chain for each organization that shows when a row was changed, removed or slipped in. */
export const up = (db: Knex) =>
  db.raw(`
    create table audit_seals (
      org_id uuid not null references orgs (id),
      number integer not null,
      from_seq bigint not null,
      to_seq bigint not null,
      row_digests bytea not null,
      previous_hash bytea not null,
      hash bytea not null,
      sealed_at timestamptz not null default now(),
      primary key (org_id, number),
      constraint audit_seals_range_check check (from_seq <= to_seq),
      constraint audit_seals_digests_check check (length(row_digests) > 0 and length(row_digests) % 8 = 0)
    );
    comment on table audit_seals is 'Each seals the rows of the audit log since the one before it';
    comment on column audit_seals.row_digests is 'Eight bytes for each row, in the order of the log: which row it is that does not fit';
    comment on column audit_seals.hash is 'HMAC-SHA256 over the seal before, the range and the rows';
    alter table audit_seals enable row level security, force row level security;
    create policy own_org on audit_seals
      using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
      with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
    grant select, insert on audit_seals to rollcall_app;
    create index audit_log_actor_idx on audit_log (org_id, actor_id, seq);
    create index audit_log_at_idx on audit_log (org_id, at);
  `)

export const down = (db: Knex) =>
  db.raw(`
    drop index audit_log_at_idx;
    drop index audit_log_actor_idx;
    drop table audit_seals;
  `)
