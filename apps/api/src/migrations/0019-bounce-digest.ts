import type { Knex } from 'knex'

const KINDS = ['invite', 'admin_invite', 'announcement', 'join_request', 'no_seat']
const kindCheck = (kinds: string[]) => `
    alter table messages drop constraint messages_kind_check;
    alter table messages add constraint messages_kind_check check (kind in (${kinds.map((kind) => `'${kind}'`).join(', ')}));`

/** Whoever invited somebody whose mail came back is told once a day. */
export const up = (db: Knex) =>
  db.raw(`
    ${kindCheck([...KINDS, 'bounce_digest'])}
    alter table messages add column told_in uuid;
    comment on column messages.told_in is 'The digest that told the inviting admin that this mail came back';
    create index messages_told_idx on messages (org_id, told_in) where told_in is not null;
    create index messages_untold_idx on messages (org_id, id)
      where kind = 'invite' and told_in is null and (bounced_at is not null or blocked_at is not null or dropped_at is not null);
  `)

export const down = (db: Knex) =>
  db.raw(`
    drop index messages_untold_idx;
    drop index messages_told_idx;
    alter table messages drop column told_in;
    alter table messages no force row level security;
    alter table message_events no force row level security;
    delete from message_events e using messages m
     where m.org_id = e.org_id and m.id = e.message_id and m.kind = 'bounce_digest';
    delete from messages where kind = 'bounce_digest';
    alter table messages force row level security;
    alter table message_events force row level security;
    ${kindCheck(KINDS)}
  `)
