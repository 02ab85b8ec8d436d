import type { Knex } from 'knex'

const OUTBOXES = ['messages', 'account_messages']
const TABLES = [...OUTBOXES, 'message_events']

const each = (tables: string[], work: (table: string) => string) => tables.map(work).join('\n    ')

/** The owner, too, is held to one organization, and this is for all of them. */
const forAll = (work: string) => `
    alter table messages no force row level security;
    alter table message_events no force row level security;
    ${work}
    alter table messages force row level security;
    alter table message_events force row level security;`

const REASON_OF_STATE = `case state when 'bounced' then 'no_mailbox' when 'refused' then 'refused' else 'busy' end`

/**
 * Why a mail has not arrived is a code with the words of the server beside it, so that it can be told in any language. Mail that
 * may have left is tried again only after a while, and mail that only a server on the way was heard of can be taken for arrived.
 */
export const up = (db: Knex) =>
  db.raw(`
    alter table messages rename column reason to answer;
    alter table account_messages rename column reason to answer;
    alter table message_events rename column detail to answer;
    ${each(TABLES, (table) => `alter table ${table} add column reason_code text;`)}
    comment on column messages.reason_code is 'Why it has not arrived: a word of the contract';
    comment on column messages.answer is 'What the server said, in its own words';
    ${forAll(`
    update messages set reason_code = ${REASON_OF_STATE} where answer is not null;
    update message_events
       set type = case type when 'refused' then 'blocked' else type end,
           reason_code = case when answer is null then null when type = 'bounced' then 'no_mailbox'
                              when type = 'refused' then 'refused' else 'busy' end;`)}
    update account_messages set reason_code = ${REASON_OF_STATE} where answer is not null;

    ${each(
      OUTBOXES,
      (table) => `
    alter table ${table}
      add column presume_at timestamptz,
      add column presumed_at timestamptz,
      add column complained_at timestamptz,
      add column unsubscribed_at timestamptz,
      add column link_seen_at timestamptz;
    drop index ${table}_due_idx;`,
    )}
    alter table messages
      drop constraint messages_evidence_check,
      add constraint messages_evidence_check check (evidence in ('none', 'relay', 'mailbox', 'link'));
    create index messages_due_idx on messages (org_id, next_attempt_at) where queue_state in ('queued', 'sending', 'uncertain');
    create index account_messages_due_idx on account_messages (next_attempt_at) where queue_state in ('queued', 'sending', 'uncertain');
    create index messages_presume_idx on messages (org_id, presume_at) where presume_at is not null and presumed_at is null;
    comment on column messages.queue_state is
      'held: does not leave before somebody decides. uncertain: may have left; tried again at next_attempt_at unless there is word of it';
    comment on column messages.evidence is
      'relay: a mail server took it; mailbox: the receiving one did; link: somebody or something opened its link';
    comment on column messages.presume_at is
      'Where only a server on the way is heard of: when the mail is to be taken for arrived, unless it came back';
    comment on column messages.presumed_at is 'When it was taken for arrived';
  `)

export const down = (db: Knex) =>
  db.raw(`
    ${each(
      OUTBOXES,
      (table) => `
    alter table ${table}
      drop column presume_at, drop column presumed_at, drop column complained_at, drop column unsubscribed_at, drop column link_seen_at;`,
    )}
    ${forAll(`
    update messages set queue_state = 'queued' where queue_state = 'uncertain';
    update messages set evidence = 'mailbox' where evidence = 'link';
    update messages set answer = coalesce(answer, reason_code);
    update message_events set answer = coalesce(answer, reason_code), type = case type when 'blocked' then 'refused' else type end;`)}
    update account_messages set answer = coalesce(answer, reason_code), queue_state = case queue_state when 'uncertain' then 'queued' else queue_state end;
    alter table messages
      drop constraint messages_evidence_check,
      add constraint messages_evidence_check check (evidence in ('none', 'relay', 'mailbox'));
    drop index messages_due_idx;
    drop index account_messages_due_idx;
    create index messages_due_idx on messages (org_id, next_attempt_at) where queue_state in ('queued', 'sending');
    create index account_messages_due_idx on account_messages (next_attempt_at) where queue_state in ('queued', 'sending');
    comment on column messages.queue_state is 'held: does not leave before somebody decides';
    comment on column messages.evidence is 'relay: a mail server took it; mailbox: the receiving one did';
    comment on column messages.answer is null;
    ${each(TABLES, (table) => `alter table ${table} drop column reason_code;`)}
    alter table messages rename column answer to reason;
    alter table account_messages rename column answer to reason;
    alter table message_events rename column answer to detail;
  `)
