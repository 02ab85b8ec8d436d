import type { Knex } from 'knex'

/** What people choose about the reading of a file, and its first rows, which they see while choosing. */
export const up = (db: Knex) =>
  db.raw(`
    alter table imports add column choices jsonb not null default '{}',
                        add column top jsonb not null default '[]';
    comment on column imports.choices is 'What somebody chose about the reading; what is not said is found out';
    comment on column imports.top is 'The first rows as they stand in the file, long cells cut';
    comment on column imports.format is 'How the file was read; of one that could not be, where another choice may help';
  `)

export const down = (db: Knex) =>
  db.raw(`
    alter table imports drop column choices, drop column top;
    comment on column imports.format is null;
  `)
