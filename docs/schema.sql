-- What a database looks like after all migrations, for reading and for review; what makes it so is
-- apps/api/src/migrations. Written by `pnpm schema`; a test keeps it true.
--
-- Left out: the job queue (schema graphile_worker) and the list of migrations (knex_migrations).

create extension btree_gin;
create extension pg_trgm;
grant usage on schema public to public;
grant usage on schema public to rollcall_app;

-- Mail of an account, which belongs to no organization
create table account_messages (
  id uuid not null,
  kind text not null,
  ref_id uuid not null,
  seq integer not null default 1,
  email_key text not null,
  locale text not null,
  send_after timestamptz not null default now(),
  queue_state text not null default 'queued',
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  lease_until timestamptz,
  accepted_at timestamptz,
  deferred_at timestamptz,
  delivered_at timestamptz,
  blocked_at timestamptz,
  dropped_at timestamptz,
  bounced_at timestamptz,
  evidence text not null default 'none',
  answer text,
  created_at timestamptz not null default now(),
  state text not null generated always as (case
      when bounced_at is not null then 'bounced'
      when dropped_at is not null or blocked_at is not null then 'refused'
      when delivered_at is not null then 'delivered'
      when deferred_at is not null then 'delayed'
      when accepted_at is not null then 'sent'
      when queue_state = 'cancelled' then 'cancelled'
      else 'queued'
  end) stored,
  reason_code text,
  presume_at timestamptz,
  presumed_at timestamptz,
  complained_at timestamptz,
  unsubscribed_at timestamptz,
  link_seen_at timestamptz,
  constraint account_messages_pkey primary key (id),
  constraint account_messages_kind_check check (kind = any (array['verify', 'account_exists', 'reset', 'join_reset', 'password_changed'])),
  constraint account_messages_queue_check check (queue_state = any (array['queued', 'sending', 'uncertain', 'done', 'cancelled']))
);
create index account_messages_address_idx on account_messages (email_key, created_at);
create index account_messages_due_idx on account_messages (greatest(send_after, next_attempt_at)) where queue_state = any (array['queued', 'uncertain']);
create index account_messages_lease_idx on account_messages (lease_until) where queue_state = 'sending';

-- People who were asked to help to run the organization
create table admin_invites (
  org_id uuid not null,
  id uuid not null,
  email text not null,
  email_key text not null,
  role text not null,
  invited_by uuid,
  expires_at timestamptz not null,
  ended_at timestamptz,
  outcome text,
  created_at timestamptz not null default now(),
  constraint admin_invites_pkey primary key (org_id, id),
  constraint admin_invites_invited_by_fkey foreign key (invited_by) references users(id),
  constraint admin_invites_org_id_fkey foreign key (org_id) references orgs(id),
  constraint admin_invites_ended_check check ((ended_at is null) = (outcome is null)),
  constraint admin_invites_outcome_check check (outcome = any (array['accepted', 'cancelled'])),
  constraint admin_invites_role_check check (role = any (array['owner', 'admin', 'viewer']))
);
create index admin_invites_by_idx on admin_invites (org_id, invited_by);
create unique index admin_invites_open_key on admin_invites (org_id, email_key) where ended_at is null;
alter table admin_invites enable row level security, force row level security;
create policy own_org on admin_invites
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update on admin_invites to rollcall_app;

create table api_keys (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  prefix text not null,
  secret_hash text not null, -- SHA-256; the secret itself is shown once and kept nowhere
  old_secret_hash text,
  old_secret_until timestamptz, -- After a rotation the old secret works until then
  scopes text[] not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  calls integer not null default 0, -- In the minute that began at calls_since: what the limit of calls counts
  calls_since timestamptz,
  revoked_at timestamptz,
  constraint api_keys_pkey primary key (org_id, id),
  constraint api_keys_created_by_fkey foreign key (created_by) references users(id),
  constraint api_keys_org_id_fkey foreign key (org_id) references orgs(id)
);
create index api_keys_by_idx on api_keys (org_id, created_by);
alter table api_keys enable row level security, force row level security;
create policy own_org on api_keys
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update on api_keys to rollcall_app;

create table assignments (
  org_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  training_id uuid not null,
  source text not null, -- group: came with the group of an accepted invite
  status text not null default 'assigned',
  percent integer not null default 0,
  started_at timestamptz,
  completed_at timestamptz,
  created_at timestamptz not null default now(),
  due_at timestamptz,
  constraint assignments_pkey primary key (org_id, id),
  constraint assignments_training_key unique (org_id, learner_id, training_id),
  constraint assignments_learner_fk foreign key (org_id, learner_id) references learners(org_id, id),
  constraint assignments_org_id_fkey foreign key (org_id) references orgs(id),
  constraint assignments_training_id_fkey foreign key (training_id) references trainings(id),
  constraint assignments_percent_check check (percent >= 0 and percent <= 100),
  constraint assignments_source_check check (source = any (array['group', 'manual', 'transfer'])),
  constraint assignments_status_check check (status = any (array['assigned', 'in_progress', 'completed']))
);
create index assignments_training_idx on assignments (org_id, training_id);
alter table assignments enable row level security, force row level security;
create policy own_org on assignments
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update on assignments to rollcall_app;

-- What happened and who did it; rows are added and never changed
create table audit_log (
  org_id uuid not null,
  seq bigint not null generated always as identity,
  at timestamptz not null default now(),
  actor_kind text not null,
  actor_id uuid,
  action text not null,
  subject_id uuid,
  before jsonb, -- Ids and field values that are no personal data
  after jsonb,
  request_id text,
  constraint audit_log_pkey primary key (org_id, seq)
);
create index audit_log_action_idx on audit_log (org_id, action, at, seq);
create index audit_log_actor_idx on audit_log (org_id, actor_id, at, seq);
create index audit_log_at_idx on audit_log (org_id, at, seq);
create index audit_log_subject_idx on audit_log (org_id, subject_id, seq);
alter table audit_log enable row level security, force row level security;
create policy own_org on audit_log
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert on audit_log to rollcall_app;

-- Each seals the rows of the audit log since the one before it
create table audit_seals (
  org_id uuid not null,
  number integer not null,
  from_seq bigint not null,
  to_seq bigint not null,
  row_digests bytea not null, -- Eight bytes for each row, in the order of the log: which row it is that does not fit
  previous_hash bytea not null,
  hash bytea not null, -- HMAC-SHA256 over the seal before, the range and the rows
  sealed_at timestamptz not null default now(),
  format smallint not null default 1, -- What the hash is made over. 1: without the time; 2: with it
  constraint audit_seals_pkey primary key (org_id, number),
  constraint audit_seals_org_id_fkey foreign key (org_id) references orgs(id),
  constraint audit_seals_digests_check check (length(row_digests) > 0 and (length(row_digests) % 8) = 0),
  constraint audit_seals_format_check check (format = any (array[1, 2])),
  constraint audit_seals_range_check check (from_seq <= to_seq)
);
alter table audit_seals enable row level security, force row level security;
create policy own_org on audit_seals
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert on audit_seals to rollcall_app;

-- Mail that came back, and what else was sent to return addresses; for 90 days
create table delivery_reports (
  id uuid not null,
  return_address text not null, -- Where it was sent to. Names the message, unless nobody here has made it
  sealed bytea not null, -- Its beginning, encrypted: it may quote a mail with the link in it
  size integer not null, -- Of the whole mail, in bytes
  received_at timestamptz not null default now(),
  read_at timestamptz,
  finding text, -- What it says. stray: of no message of ours; auto_reply: somebody is away; unreadable: nothing that we understand
  constraint delivery_reports_pkey primary key (id),
  constraint delivery_reports_finding_check check (finding = any (array['failed', 'delayed', 'delivered', 'relayed', 'auto_reply', 'other', 'stray', 'unreadable'])),
  constraint delivery_reports_read_check check ((read_at is null) = (finding is null))
);
create index delivery_reports_age_idx on delivery_reports (received_at);
create index delivery_reports_unread_idx on delivery_reports (id) where read_at is null;

-- Mail that the built-in inbox took instead of sending it anywhere
create table dev_inbox (
  id uuid not null,
  to_address text not null,
  from_address text not null,
  subject text not null,
  text_body text not null,
  html_body text not null,
  raw bytea not null,
  received_at timestamptz not null default now(),
  constraint dev_inbox_pkey primary key (id)
);
create index dev_inbox_to_idx on dev_inbox (to_address, id);

-- Addresses that no organization may write to. Which organization it came of is not said: others must not learn it
create table global_suppressions (
  email_key text not null, -- After the address was erased a keyed hash of it stands here
  reason text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz, -- Counts until then; null: without an end
  constraint global_suppressions_pkey primary key (email_key, reason),
  constraint global_suppressions_reason_check check (reason = any (array['unsubscribed', 'bounced', 'complained']))
);
grant select, insert, update, delete on global_suppressions to rollcall_app;

create table group_trainings (
  org_id uuid not null,
  group_id uuid not null,
  training_id uuid not null,
  constraint group_trainings_pkey primary key (org_id, group_id, training_id),
  constraint group_trainings_group_fk foreign key (org_id, group_id) references groups(org_id, id) on delete cascade,
  constraint group_trainings_training_fk foreign key (org_id, training_id) references org_trainings(org_id, training_id)
);
create index group_trainings_training_idx on group_trainings (org_id, training_id);
alter table group_trainings enable row level security, force row level security;
create policy own_org on group_trainings
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, delete on group_trainings to rollcall_app;

create table groups (
  org_id uuid not null,
  id uuid not null,
  name text collate "und-x-icu" not null,
  status text not null default 'active', -- Only an active group can be invited to
  created_at timestamptz not null default now(),
  joinable boolean not null default false, -- Can be picked on the join page
  constraint groups_pkey primary key (org_id, id),
  constraint groups_name_key unique (org_id, name),
  constraint groups_org_id_fkey foreign key (org_id) references orgs(id),
  constraint groups_status_check check (status = any (array['active', 'inactive']))
);
alter table groups enable row level security, force row level security;
create policy own_org on groups
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update, delete on groups to rollcall_app;

-- Answers of calls that may be repeated, kept for 24 hours
create table idempotency_keys (
  org_id uuid not null,
  key text not null,
  request_hash text not null,
  answer text,
  created_at timestamptz not null default now(),
  constraint idempotency_keys_pkey primary key (org_id, key)
);
create index idempotency_keys_age_idx on idempotency_keys (org_id, created_at);
alter table idempotency_keys enable row level security, force row level security;
create policy own_org on idempotency_keys
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update, delete on idempotency_keys to rollcall_app;

create table import_rows (
  org_id uuid not null,
  import_id uuid not null,
  number integer not null, -- As the program that made the file counts its rows
  cells jsonb not null, -- All of the row, as it was in the file
  email text not null default '', -- As it is in the file, or as it was mended; so are the other values
  email_key text, -- Null: the cell holds no address
  group_value text not null default '',
  group_id uuid, -- The group that the value was read as; null: it was not understood
  location_value text not null default '',
  location_id uuid,
  external_id text not null default '',
  outcome text, -- Null until judged
  edited boolean not null default false,
  invite_id uuid,
  constraint import_rows_pkey primary key (org_id, import_id, number),
  constraint import_rows_outcome_check check (outcome = any (array['invite', 'invited', 'withdrawn', 'already_invited', 'already_active', 'archived', 'declined_before', 'suppressed', 'duplicate', 'invalid_email', 'unknown_group', 'unknown_location']))
);
create index import_rows_email_idx on import_rows (org_id, import_id, email) where email_key is null;
create index import_rows_group_idx on import_rows (org_id, import_id, group_value) where group_id is null;
create index import_rows_invite_idx on import_rows (org_id, invite_id) where invite_id is not null;
create index import_rows_key_idx on import_rows (org_id, import_id, email_key, number);
create index import_rows_location_idx on import_rows (org_id, import_id, location_value) where location_id is null and location_value <> '';
create index import_rows_outcome_idx on import_rows (org_id, import_id, outcome, number);
alter table import_rows enable row level security, force row level security;
create policy own_org on import_rows
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update, delete on import_rows to rollcall_app;

create table imports (
  org_id uuid not null,
  id uuid not null,
  file_name text not null,
  file_hash text not null,
  bytes bytea, -- The file itself; deleted after 30 days
  state text not null default 'parsing',
  version integer not null default 1, -- Grows with everything that is changed before the decision
  fault jsonb, -- Why the file could not be read
  format jsonb, -- How the file was read; of one that could not be, where another choice may help
  headers text[] not null default '{}'[],
  headings_key text, -- The same for every file with these headings: by it a chosen mapping is remembered
  header_row integer,
  mapping jsonb, -- Which column holds what, from 0; in state mapping a proposal
  mapping_chosen boolean not null default false, -- Somebody chose the mapping
  notes jsonb not null default '[]'::jsonb,
  names_hash text, -- Of the groups and locations that the rows were judged by
  counts jsonb not null default '{}'::jsonb, -- How many rows have each outcome
  row_count integer not null default 0,
  progress jsonb not null default '{}'::jsonb, -- Of the work that is going on, and of the mail
  again boolean not null default false, -- Approved together with the archived and those who declined before
  notify_held boolean not null default false,
  notify_at timestamptz,
  notify_zone text,
  created_by uuid,
  created_at timestamptz not null default now(),
  decided_by uuid,
  decided_at timestamptz,
  choices jsonb not null default '{}'::jsonb, -- What somebody chose about the reading; what is not said is found out
  top jsonb not null default '[]'::jsonb, -- The first rows as they stand in the file, long cells cut
  constraint imports_pkey primary key (org_id, id),
  constraint imports_created_by_fkey foreign key (created_by) references users(id),
  constraint imports_decided_by_fkey foreign key (decided_by) references users(id),
  constraint imports_org_id_fkey foreign key (org_id) references orgs(id),
  constraint imports_state_check check (state = any (array['parsing', 'mapping', 'review', 'approved', 'sending', 'done', 'failed', 'disapproved', 'undone']))
);
create index imports_bytes_idx on imports (org_id, created_at) where bytes is not null;
create index imports_created_by_idx on imports (org_id, created_by);
create index imports_decided_by_idx on imports (org_id, decided_by);
create index imports_headings_idx on imports (org_id, headings_key, id) where mapping_chosen;
alter table imports enable row level security, force row level security;
create policy own_org on imports
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update, delete on imports to rollcall_app;

-- Where an address was invited: a lookup that needs no organization
create table invite_addresses (
  email_key text not null,
  org_id uuid not null,
  learner_id uuid not null,
  constraint invite_addresses_pkey primary key (email_key, org_id, learner_id)
);
create index invite_addresses_org_idx on invite_addresses (org_id, learner_id);
create index invite_addresses_search_idx on invite_addresses using gin (email_key gin_trgm_ops);
grant select, insert, delete on invite_addresses to rollcall_app;

create table invites (
  org_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  group_id uuid not null,
  location_id uuid,
  source text not null,
  import_id uuid,
  invited_by uuid,
  notify_at timestamptz default now(), -- No mail leaves before this time; null: on hold until somebody decides
  expires_at timestamptz, -- Null: it holds for ever
  ended_at timestamptz, -- Null: open
  outcome text,
  created_at timestamptz not null default now(),
  notify_zone text, -- The time zone in which the time was chosen, an IANA name
  sent_at timestamptz, -- When a server first took mail of it: what reminders are counted from
  reminders_sent integer not null default 0,
  remind_at timestamptz, -- When the next reminder is due; null: none is
  replaces uuid, -- The invite with the wrong address that this one mends
  not_me boolean not null default false, -- Declined, saying that the address is not that of the one who is meant
  retry_at timestamptz, -- When the mail that was refused is tried once more; null: none is
  constraint invites_pkey primary key (org_id, id),
  constraint invites_group_fk foreign key (org_id, group_id) references groups(org_id, id),
  constraint invites_invited_by_fkey foreign key (invited_by) references users(id),
  constraint invites_learner_fk foreign key (org_id, learner_id) references learners(org_id, id),
  constraint invites_location_fk foreign key (org_id, location_id) references locations(org_id, id),
  constraint invites_replaces_fk foreign key (org_id, replaces) references invites(org_id, id),
  constraint invites_ended_check check ((ended_at is null) = (outcome is null)),
  constraint invites_outcome_check check (outcome = any (array['accepted', 'declined', 'cancelled', 'replaced'])),
  constraint invites_source_check check (source = any (array['manual', 'import', 'join_page', 'api']))
);
create index invites_expiry_idx on invites (org_id, expires_at) where ended_at is null;
create index invites_group_idx on invites (org_id, group_id, learner_id);
create index invites_import_idx on invites (org_id, import_id) where import_id is not null;
create index invites_invited_by_idx on invites (org_id, invited_by);
create index invites_join_page_idx on invites (org_id, id) where source = 'join_page';
create index invites_learner_idx on invites (org_id, learner_id, id);
create index invites_location_idx on invites (org_id, location_id);
create index invites_open_group_idx on invites (org_id, group_id, learner_id) where ended_at is null;
create unique index invites_open_key on invites (org_id, learner_id) where ended_at is null;
create index invites_remind_idx on invites (org_id, remind_at) where ended_at is null and remind_at is not null;
create index invites_replaces_idx on invites (org_id, replaces) where replaces is not null;
create index invites_retry_idx on invites (org_id, retry_at) where retry_at is not null;
alter table invites enable row level security, force row level security;
create policy own_org on invites
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update on invites to rollcall_app;

-- Where an address asked to join: a lookup that needs no organization
create table join_addresses (
  email_key text not null,
  org_id uuid not null,
  request_id uuid not null,
  constraint join_addresses_pkey primary key (email_key, org_id, request_id)
);
grant select, insert, update, delete on join_addresses to rollcall_app;

create table join_pages (
  org_id uuid not null,
  enabled boolean not null,
  slug text not null,
  audience text not null,
  allowed_domains text[] not null, -- As A-labels; an address belongs to one of them when all of its domain is equal
  welcome text,
  ends_at timestamptz,
  capacity integer, -- How many people may come by the page in all; null: any number
  came integer not null default 0, -- How many people came by the page and were invited
  constraint join_pages_pkey primary key (org_id),
  constraint join_pages_org_id_fkey foreign key (org_id) references orgs(id),
  constraint join_pages_audience_check check (audience = any (array['anyone', 'domains'])),
  constraint join_pages_capacity_check check (capacity > 0),
  constraint join_pages_domains_check check ((audience = 'domains') = (cardinality(allowed_domains) > 0))
);
alter table join_pages enable row level security, force row level security;
create policy own_org on join_pages
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update, delete on join_pages to rollcall_app;

-- People who asked to join and have not shown that the mailbox is theirs; no admin sees them. Deleted after 7 days
create table join_requests (
  org_id uuid not null,
  id uuid not null,
  email text not null,
  email_key text not null,
  group_id uuid not null,
  location_id uuid,
  locale text not null,
  tries integer not null default 0, -- Wrong codes that were tried
  expires_at timestamptz not null,
  verified_at timestamptz, -- When the link or the code was used: neither works any more
  created_at timestamptz not null default now(),
  constraint join_requests_pkey primary key (org_id, id),
  constraint join_requests_group_fk foreign key (org_id, group_id) references groups(org_id, id) on delete cascade,
  constraint join_requests_location_fk foreign key (org_id, location_id) references locations(org_id, id) on delete cascade,
  constraint join_requests_org_id_fkey foreign key (org_id) references orgs(id),
  constraint join_requests_email_key_check check (email_key ~ '^[!-~]+$' and email_key = lower(email_key)),
  constraint join_requests_locale_check check (locale = any (array['en', 'es']))
);
create index join_requests_age_idx on join_requests (org_id, created_at);
create index join_requests_email_idx on join_requests (org_id, email_key, id);
create index join_requests_group_idx on join_requests (org_id, group_id);
create index join_requests_location_idx on join_requests (org_id, location_id);
alter table join_requests enable row level security, force row level security;
create policy own_org on join_requests
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update, delete on join_requests to rollcall_app;

-- Which organization an address of a join page belongs to: a lookup that needs no organization
create table join_slugs (
  slug text not null,
  org_id uuid not null,
  freed_at timestamptz, -- No longer in use; for 90 days nobody else gets it
  constraint join_slugs_pkey primary key (slug),
  constraint join_slugs_slug_check check (slug ~ '^[a-z0-9-]{3,63}$')
);
create index join_slugs_org_idx on join_slugs (org_id);
grant select, insert, update, delete on join_slugs to rollcall_app;

create table learner_groups (
  org_id uuid not null,
  learner_id uuid not null,
  group_id uuid not null,
  constraint learner_groups_pkey primary key (org_id, learner_id, group_id),
  constraint learner_groups_group_fk foreign key (org_id, group_id) references groups(org_id, id),
  constraint learner_groups_learner_fk foreign key (org_id, learner_id) references learners(org_id, id)
);
create index learner_groups_group_idx on learner_groups (org_id, group_id, learner_id);
alter table learner_groups enable row level security, force row level security;
create policy own_org on learner_groups
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, delete on learner_groups to rollcall_app;

-- How many learners came into a status and went out of it: what a count of the roster is summed from
create table learner_tallies (
  org_id uuid not null,
  id bigint not null generated always as identity,
  day date not null default (now() at time zone 'utc')::date, -- In UTC. Older rows are summed up by week, then by year, on its first day
  event text not null, -- What happened to them; docs/learner-lifecycle.md tells each
  status text not null,
  came integer not null,
  went integer not null,
  constraint learner_tallies_pkey primary key (org_id, id)
);
create index learner_tallies_day_idx on learner_tallies (org_id, day);
alter table learner_tallies enable row level security, force row level security;
create policy own_org on learner_tallies
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update, delete on learner_tallies to rollcall_app;

create table learners (
  org_id uuid not null,
  id uuid not null,
  email text not null, -- As the admin typed it; until Active the only thing the organization knows
  email_key text not null,
  status text not null,
  status_at timestamptz not null default now(),
  user_id uuid, -- The account that accepted
  location_id uuid,
  external_id text, -- The number that the organization itself gives this person
  created_at timestamptz not null default now(),
  delivery text, -- State of the newest mail of the open invite; null without one
  updated_at timestamptz not null default now(),
  constraint learners_pkey primary key (org_id, id),
  constraint learners_email_key_key unique (org_id, email_key),
  constraint learners_location_fk foreign key (org_id, location_id) references locations(org_id, id),
  constraint learners_org_id_fkey foreign key (org_id) references orgs(id),
  constraint learners_user_id_fkey foreign key (user_id) references users(id),
  constraint learners_active_user_check check (status <> 'active' or user_id is not null),
  constraint learners_delivery_check check (delivery = any (array['queued', 'sent', 'delayed', 'delivered', 'bounced', 'refused', 'cancelled'])),
  constraint learners_email_key_check check (email_key ~ '^[!-~]+$' and email_key = lower(email_key)),
  constraint learners_status_check check (status = any (array['prospect', 'pending', 'active', 'declined', 'cancelled', 'archived']))
);
create index learners_delivery_idx on learners (org_id, delivery, id) where delivery is not null;
create index learners_location_idx on learners (org_id, location_id, id);
create index learners_status_idx on learners (org_id, status, id);
create index learners_updated_idx on learners (org_id, updated_at, id);
create index learners_user_idx on learners (user_id);
create index learners_waiting_idx on learners (org_id, status_at) where status = 'pending';
alter table learners enable row level security, force row level security;
create policy own_org on learners
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update on learners to rollcall_app;

create table locations (
  org_id uuid not null,
  id uuid not null,
  name text collate "und-x-icu" not null,
  created_at timestamptz not null default now(),
  joinable boolean not null default false, -- Can be picked on the join page
  constraint locations_pkey primary key (org_id, id),
  constraint locations_name_key unique (org_id, name),
  constraint locations_org_id_fkey foreign key (org_id) references orgs(id)
);
alter table locations enable row level security, force row level security;
create policy own_org on locations
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update, delete on locations to rollcall_app;

-- How many mails an organization began to send, got back and was complained about, by day
create table mail_days (
  org_id uuid not null,
  day date not null, -- In the time zone of the organization
  sent integer not null default 0,
  bounced integer not null default 0,
  complained integer not null default 0,
  constraint mail_days_pkey primary key (org_id, day),
  constraint mail_days_org_id_fkey foreign key (org_id) references orgs(id)
);
alter table mail_days enable row level security, force row level security;
create policy own_org on mail_days
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update, delete on mail_days to rollcall_app;

-- Whether the mail service tells us what becomes of mail, as it should
create table mail_hearing (
  transport text not null,
  waiting_since timestamptz, -- When it took the first mail since it last told anything; null: nothing is owed
  heard_at timestamptz,
  constraint mail_hearing_pkey primary key (transport)
);

-- Until when nobody sends by a way of sending, because it said so or could not be used
create table mail_pauses (
  transport text not null,
  reason text not null,
  began_at timestamptz not null default now(),
  until timestamptz not null,
  constraint mail_pauses_pkey primary key (transport)
);
grant select, insert, update, delete on mail_pauses to rollcall_app;

-- Facts about a message as they came in; a repeated event id adds nothing
create table message_events (
  org_id uuid not null,
  message_id uuid not null,
  event_id text not null,
  type text not null,
  occurred_at timestamptz not null default now(),
  answer text,
  reason_code text,
  guessed boolean not null default false, -- It named no message: by its address this one is meant
  constraint message_events_pkey primary key (org_id, event_id),
  constraint message_events_message_fk foreign key (org_id, message_id) references messages(org_id, id)
);
create index message_events_message_idx on message_events (org_id, message_id, occurred_at);
alter table message_events enable row level security, force row level security;
create policy own_org on message_events
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert on message_events to rollcall_app;

-- One email of an organization; committed before anything is sent
create table messages (
  org_id uuid not null,
  id uuid not null,
  kind text not null,
  ref_id uuid not null, -- What the mail is about: for the kind invite, the invite
  seq integer not null default 1,
  email_key text not null, -- The canonical address that it goes to
  locale text not null,
  send_after timestamptz not null default now(),
  queue_state text not null default 'queued', -- held: does not leave before somebody decides. uncertain: may have left; tried again at next_attempt_at unless there is word of it
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(), -- Not tried before this time
  lease_until timestamptz, -- While sending: past this time the sender is taken for dead
  accepted_at timestamptz,
  deferred_at timestamptz,
  delivered_at timestamptz,
  blocked_at timestamptz,
  dropped_at timestamptz,
  bounced_at timestamptz,
  evidence text not null default 'none', -- relay: a mail server took it; mailbox: the receiving one did; link: somebody or something opened its link
  answer text, -- What the server said, in its own words
  created_at timestamptz not null default now(),
  state text not null generated always as (case
      when bounced_at is not null then 'bounced'
      when dropped_at is not null or blocked_at is not null then 'refused'
      when delivered_at is not null then 'delivered'
      when deferred_at is not null then 'delayed'
      when accepted_at is not null then 'sent'
      when queue_state = 'cancelled' then 'cancelled'
      else 'queued'
  end) stored,
  variant text not null default 'first', -- first mail about the thing, the same again, a reminder, or another try after it was refused
  reason_code text, -- Why it has not arrived: a word of the contract
  presume_at timestamptz, -- Where only a server on the way is heard of: when the mail is to be taken for arrived, unless it came back
  presumed_at timestamptz, -- When it was taken for arrived
  complained_at timestamptz,
  unsubscribed_at timestamptz,
  link_seen_at timestamptz,
  told_in uuid, -- The digest that told the inviting admin that this mail came back
  constraint messages_pkey primary key (org_id, id),
  constraint messages_seq_key unique (org_id, kind, ref_id, seq),
  constraint messages_org_id_fkey foreign key (org_id) references orgs(id),
  constraint messages_evidence_check check (evidence = any (array['none', 'relay', 'mailbox', 'link'])),
  constraint messages_kind_check check (kind = any (array['invite', 'admin_invite', 'announcement', 'join_request', 'no_seat', 'bounce_digest'])),
  constraint messages_queue_check check (queue_state = any (array['held', 'queued', 'sending', 'uncertain', 'done', 'cancelled'])),
  constraint messages_variant_check check (variant = any (array['first', 'again', 'reminder', 'retry']))
);
create index messages_address_idx on messages (org_id, email_key, created_at desc);
create index messages_due_idx on messages (org_id, greatest(send_after, next_attempt_at)) where queue_state = any (array['queued', 'uncertain']);
create unique index messages_in_flight_key on messages (org_id, kind, ref_id) where queue_state = any (array['held', 'queued', 'sending', 'uncertain']);
create index messages_lease_idx on messages (org_id, lease_until) where queue_state = 'sending';
create index messages_outbox_idx on messages (org_id, send_after, id) where queue_state = any (array['held', 'queued', 'sending', 'uncertain']);
create index messages_presume_idx on messages (org_id, presume_at) where presume_at is not null and presumed_at is null;
create index messages_told_idx on messages (org_id, told_in) where told_in is not null;
create index messages_untold_idx on messages (org_id, id) where kind = 'invite' and told_in is null and (bounced_at is not null or blocked_at is not null or dropped_at is not null);
create index messages_waiting_idx on messages (org_id, queue_state, id) where queue_state = any (array['held', 'queued', 'sending', 'uncertain']);
alter table messages enable row level security, force row level security;
create policy own_org on messages
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update on messages to rollcall_app;

create table org_admins (
  org_id uuid not null,
  user_id uuid not null,
  role text not null,
  created_at timestamptz not null default now(),
  constraint org_admins_pkey primary key (org_id, user_id),
  constraint org_admins_org_id_fkey foreign key (org_id) references orgs(id),
  constraint org_admins_user_id_fkey foreign key (user_id) references users(id),
  constraint org_admins_role_check check (role = any (array['owner', 'admin', 'viewer']))
);
alter table org_admins enable row level security, force row level security;
create policy own_org on org_admins
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update, delete on org_admins to rollcall_app;

create table org_logos (
  org_id uuid not null,
  hash text not null, -- Of the bytes; part of the address, so that a new logo shows at once
  content_type text not null,
  bytes bytea not null,
  constraint org_logos_pkey primary key (org_id),
  constraint org_logos_org_id_fkey foreign key (org_id) references orgs(id),
  constraint org_logos_type_check check (content_type = any (array['image/png', 'image/jpeg', 'image/webp']))
);
alter table org_logos enable row level security, force row level security;
create policy own_org on org_logos
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update, delete on org_logos to rollcall_app;

-- Until when an organization does not send
create table org_mail_pauses (
  org_id uuid not null,
  reason text not null,
  began_at timestamptz not null default now(),
  until timestamptz not null,
  constraint org_mail_pauses_pkey primary key (org_id),
  constraint org_mail_pauses_org_id_fkey foreign key (org_id) references orgs(id)
);
alter table org_mail_pauses enable row level security, force row level security;
create policy own_org on org_mail_pauses
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update, delete on org_mail_pauses to rollcall_app;

create table org_trainings (
  org_id uuid not null,
  training_id uuid not null,
  created_at timestamptz not null default now(),
  constraint org_trainings_pkey primary key (org_id, training_id),
  constraint org_trainings_org_id_fkey foreign key (org_id) references orgs(id),
  constraint org_trainings_training_id_fkey foreign key (training_id) references trainings(id)
);
alter table org_trainings enable row level security, force row level security;
create policy own_org on org_trainings
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, delete on org_trainings to rollcall_app;

create table orgs (
  id uuid not null,
  name text not null,
  time_zone text not null, -- IANA name
  locale text not null,
  contact_name text, -- Whom invitees may ask
  contact_email text,
  contact_phone text,
  invite_expiry_days integer default 30, -- Null: invites hold for ever
  created_at timestamptz not null default now(),
  reminder_days integer[] not null default '{3,7}'::integer[], -- Days after the invite went out on which a reminder follows
  subscription_status text not null default 'none',
  subscription_seats integer, -- Active learners that it covers; null: any number
  subscription_until timestamptz, -- Null: without an end
  logo_hash text,
  seats_used integer not null default 0, -- Active learners
  turned_away_at timestamptz, -- When the admins were last told that somebody found no free seat
  daily_mails integer, -- Mails a day that an operator allows; 0: any number; null: what the installation allows
  constraint orgs_pkey primary key (id),
  constraint orgs_daily_mails_check check (daily_mails >= 0),
  constraint orgs_invite_expiry_check check (invite_expiry_days >= 1 and invite_expiry_days <= 365),
  constraint orgs_locale_check check (locale = any (array['en', 'es'])),
  constraint orgs_seats_check check (subscription_seats > 0),
  constraint orgs_seats_used_check check (seats_used >= 0),
  constraint orgs_subscription_check check (subscription_status = any (array['none', 'active']))
);
alter table orgs enable row level security, force row level security;
create policy own_org on orgs
  using (id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update on orgs to rollcall_app;

create table rate_limits (
  key character varying(255) not null,
  points integer not null default 0,
  expire bigint, -- Milliseconds since 1970
  constraint rate_limits_pkey primary key (key)
);

-- Accounts that nobody has confirmed. They become users by the link in their mail, and only by it.
create table registrations (
  id uuid not null,
  email text not null,
  email_key text not null,
  name text not null,
  password_hash text not null,
  locale text not null,
  org_name text not null,
  org_time_zone text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint registrations_pkey primary key (id)
);
create index registrations_email_key_idx on registrations (email_key);
grant select, delete on registrations to rollcall_app;

create table sessions (
  sid character varying not null,
  sess json not null,
  expire timestamp(6) without time zone not null,
  user_id uuid generated always as (((sess -> 'passport') ->> 'user')::uuid) stored,
  constraint sessions_pkey primary key (sid)
);
create index sessions_expire_idx on sessions (expire);
create index sessions_user_id_idx on sessions (user_id);

-- What mail services told of no message of ours, for 90 days
create table stray_events (
  event_id text not null,
  type text not null,
  said_of text not null, -- The ids of the organization and the message that it came with
  received_at timestamptz not null default now(),
  constraint stray_events_pkey primary key (event_id)
);
create index stray_events_age_idx on stray_events (received_at);

-- Addresses that this organization may not write to, one row for each reason
create table suppressions (
  org_id uuid not null,
  email_key text not null, -- After the address was erased a keyed hash of it stands here
  reason text not null,
  created_at timestamptz not null default now(),
  id uuid not null,
  expires_at timestamptz, -- Counts until then; null: without an end
  message_id uuid, -- The mail that came back, or that the person answered to
  lifted_at timestamptz, -- No longer counts since then; null: it does
  constraint suppressions_pkey primary key (org_id, id),
  constraint suppressions_email_key unique (org_id, email_key, reason),
  constraint suppressions_message_fk foreign key (org_id, message_id) references messages(org_id, id),
  constraint suppressions_reason_check check (reason = any (array['unsubscribed', 'bounced', 'complained']))
);
create index suppressions_message_idx on suppressions (org_id, message_id) where message_id is not null;
alter table suppressions enable row level security, force row level security;
create policy own_org on suppressions
  using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
  with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant select, insert, update, delete on suppressions to rollcall_app;

-- The catalogue of this installation
create table trainings (
  id uuid not null,
  title text collate "und-x-icu" not null,
  description text not null,
  minutes integer not null,
  retired_at timestamptz, -- No longer offered to organizations; those that have it keep it
  created_at timestamptz not null default now(),
  constraint trainings_pkey primary key (id),
  constraint trainings_title_key unique (title),
  constraint trainings_minutes_check check (minutes >= 1 and minutes <= 6000)
);
create index trainings_title_id_idx on trainings (title, id);
grant select on trainings to rollcall_app;

-- Which organizations a user belongs to: a lookup that needs no organization
create table user_orgs (
  user_id uuid not null,
  org_id uuid not null,
  kind text not null,
  constraint user_orgs_pkey primary key (user_id, org_id, kind),
  constraint user_orgs_kind_check check (kind = any (array['admin', 'learner']))
);
create index user_orgs_admin_idx on user_orgs (org_id) where kind = 'admin';
grant select, insert, delete on user_orgs to rollcall_app;

-- Links of an account that still work. Used, replaced or expired ones are deleted.
create table user_tokens (
  id uuid not null,
  user_id uuid not null,
  purpose text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint user_tokens_pkey primary key (id),
  constraint user_tokens_user_id_fkey foreign key (user_id) references users(id) on delete cascade,
  constraint user_tokens_purpose_check check (purpose = 'reset')
);
create index user_tokens_user_id_idx on user_tokens (user_id);

-- One account, one mailbox. A reference table: nothing here changes often.
create table users (
  id uuid not null,
  email text not null,
  email_key text not null, -- The canonical address: what identifies the mailbox and what mail is sent to
  name text not null,
  password_hash text not null,
  email_verified_at timestamptz,
  locale text not null,
  is_operator boolean not null default false,
  created_at timestamptz not null default now(),
  constraint users_pkey primary key (id),
  constraint users_email_key_key unique (email_key),
  constraint users_email_key_check check (email_key ~ '^[!-~]+$' and email_key = lower(email_key)),
  constraint users_locale_check check (locale = any (array['en', 'es']))
);
create index users_name_idx on users using gin (name gin_trgm_ops);
grant select, insert on users to rollcall_app;

CREATE OR REPLACE FUNCTION public.enqueue_job(task text, payload json, run_at timestamp with time zone, key text, queue text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    declare
      -- Not in the past: who asks late would go before those who wait already.
      wanted timestamptz := greatest(run_at, now());
      job record;
    begin
      if payload ->> 'orgId' is distinct from current_setting('app.org_id', true) then
        raise exception 'a job may only be queued for the organization of its scope';
      end if;
      -- The same job that waits already, early enough, is the one. Until this transaction is through no worker takes it, and
      -- others may do so, too: people who invite at once do not queue up here.
      perform from graphile_worker._private_jobs as waiting
        where waiting.key = enqueue_job.key and waiting.is_available and waiting.attempts = 0
          and waiting.run_at <= wanted and waiting.payload::text = enqueue_job.payload::text
          for key share;
      if found then return; end if;
      loop
        select id, jobs.run_at as due into job from graphile_worker.add_job(
          task, payload, queue, run_at => wanted, job_key => key, job_key_mode => 'preserve_run_at', max_attempts => 25) as jobs;
        -- Nothing comes back when a worker took the waiting job in between; the second time makes a new one.
        exit when job.id is not null;
      end loop;
      if job.due > wanted then
        perform graphile_worker.add_job(
          task, payload, queue, run_at => wanted, job_key => key, job_key_mode => 'replace', max_attempts => 25);
      end if;
    end $function$;
grant execute on function enqueue_job(text,json,timestamp with time zone,text,text) to rollcall_app;

CREATE OR REPLACE FUNCTION public.unsealed_orgs(orgs uuid[])
 RETURNS SETOF uuid
 LANGUAGE plpgsql
AS $function$
    declare
      one uuid;
    begin
      foreach one in array orgs loop
        execute format('set local app.org_id = %L', one);
        if exists (
          select 1 from audit_log a
           where a.org_id = one
             and a.seq > coalesce((select s.to_seq from audit_seals s
                                    where s.org_id = one order by s.number desc limit 1), 0))
        then
          return next one;
        end if;
      end loop;
      set local app.org_id = '';
    end $function$;
