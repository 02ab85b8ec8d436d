import type { Knex } from 'knex'

const variantCheck = (variants: string[]) => `
    alter table messages drop constraint messages_variant_check;
    alter table messages add constraint messages_variant_check check (variant in (${variants.map((one) => `'${one}'`).join(', ')}));`

/** A mail that was refused is tried once more, a day later, as a new message. */
export const up = (db: Knex) =>
  db.raw(`
    ${variantCheck(['first', 'again', 'reminder', 'retry'])}
    comment on column messages.variant is 'first mail about the thing, the same again, a reminder, or another try after it was refused';
    alter table invites add column retry_at timestamptz;
    comment on column invites.retry_at is 'When the mail that was refused is tried once more; null: none is';
    create index invites_retry_idx on invites (org_id, retry_at) where retry_at is not null;
  `)

export const down = (db: Knex) =>
  db.raw(`
    drop index invites_retry_idx;
    alter table invites drop column retry_at;
    alter table messages no force row level security;
    update messages set variant = 'again' where variant = 'retry';
    alter table messages force row level security;
    comment on column messages.variant is 'first mail about the thing, the same again, or a reminder';
    ${variantCheck(['first', 'again', 'reminder'])}
  `)
