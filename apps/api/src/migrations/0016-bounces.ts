import type { Knex } from 'knex'

export const up = (db: Knex) =>
  db.raw(`
    create table delivery_reports (
      id uuid primary key,
      return_address text not null,
      sealed bytea not null,
      size integer not null,
      received_at timestamptz not null default now(),
      read_at timestamptz,
      finding text,
      constraint delivery_reports_finding_check check (finding in
        ('failed', 'delayed', 'delivered', 'relayed', 'auto_reply', 'other', 'stray', 'unreadable')),
      constraint delivery_reports_read_check check ((read_at is null) = (finding is null))
    );
    create index delivery_reports_unread_idx on delivery_reports (id) where read_at is null;
    create index delivery_reports_age_idx on delivery_reports (received_at);
    comment on table delivery_reports is 'Mail that came back, and what else was sent to return addresses; for 90 days';
    comment on column delivery_reports.return_address is 'Where it was sent to. Names the message, unless nobody here has made it';
    comment on column delivery_reports.sealed is 'Its beginning, encrypted: it may quote a mail with the link in it';
    comment on column delivery_reports.size is 'Of the whole mail, in bytes';
    comment on column delivery_reports.finding is
      'What it says. stray: of no message of ours; auto_reply: somebody is away; unreadable: nothing that we understand';
  `)

export const down = (db: Knex) => db.raw('drop table delivery_reports')
