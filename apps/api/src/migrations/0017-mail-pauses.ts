import type { Knex } from 'knex'

/** While mail of everybody or of one organization waits, and how much an organization sent and got back on each day. */
export const up = (db: Knex) =>
  db.raw(`
    create table mail_pauses (
      transport text not null,
      reason text not null,
      began_at timestamptz not null default now(),
      until timestamptz not null,
      primary key (transport)
    );
    comment on table mail_pauses is 'Until when nobody sends by a way of sending, because it said so or could not be used';
    grant select, insert, update, delete on mail_pauses to rollcall_app;

    create table org_mail_pauses (
      org_id uuid not null references orgs (id),
      reason text not null,
      began_at timestamptz not null default now(),
      until timestamptz not null,
      primary key (org_id)
    );
    comment on table org_mail_pauses is 'Until when an organization does not send';

    create table mail_days (
      org_id uuid not null references orgs (id),
      day date not null,
      sent integer not null default 0,
      bounced integer not null default 0,
      complained integer not null default 0,
      primary key (org_id, day)
    );
    comment on table mail_days is 'How many mails an organization began to send, got back and was complained about, by day';
    comment on column mail_days.day is 'In the time zone of the organization';

    alter table orgs
      add column daily_mails integer,
      add constraint orgs_daily_mails_check check (daily_mails >= 0);
    comment on column orgs.daily_mails is 'Mails a day that an operator allows; 0: any number; null: what the installation allows';

    ${['org_mail_pauses', 'mail_days']
      .map(
        (table) => `
    alter table ${table} enable row level security, force row level security;
    create policy own_org on ${table}
      using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
      with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
    grant select, insert, update, delete on ${table} to rollcall_app;`,
      )
      .join('')}
  `)

export const down = (db: Knex) =>
  db.raw(`
    alter table orgs drop column daily_mails;
    drop table mail_days;
    drop table org_mail_pauses;
    drop table mail_pauses;
  `)
