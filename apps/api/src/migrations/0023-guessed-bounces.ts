import type { Knex } from 'knex'

/** What came back without saying which mail it was, and was taken for the newest to its address, says so. */
export const up = (db: Knex) =>
  db.raw(`
    alter table message_events add column guessed boolean not null default false;
    comment on column message_events.guessed is 'It named no message: by its address this one is meant';
  `)

export const down = (db: Knex) => db.raw('alter table message_events drop column guessed')
