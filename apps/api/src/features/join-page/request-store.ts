import type { Locale } from '@rollcall/contract'
import type { EmailAddress } from '../../core/email-address.ts'
import { newId } from '../../core/ids.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { type RunRows, sql } from '../../core/sql.ts'
import { isSuppressed, isUnreachable } from '../suppressions/index.ts'

/** After so many wrong codes only the link of a request still works. */
const CODE_TRIES = 5

/** Of several requests of one address the codes of the newest are good: every code more is one more to guess. */
const CODES_AT_ONCE = 3

export interface NewJoinRequest {
  address: EmailAddress
  groupId: string
  locationId: string | null
  locale: Locale
}

export interface JoinRequestRow {
  id: string
  email: string
  email_key: string
  group_id: string
  location_id: string | null
  locale: Locale
}

const IS_OPEN = sql`verified_at is null and expires_at > now()`

/**
 * Keeps for 24 hours that somebody asked to join. The same choice asked for once more is the same request with its full time again,
 * so that whichever mail arrives works. Gives its id.
 */
export async function keepRequest(org: OrgWriter, request: NewJoinRequest): Promise<string> {
  const { address, groupId, locationId, locale } = request
  const [kept] = await org.rows<{ id: string }>`
    with again as (
      update join_requests set expires_at = now() + interval '24 hours', email = ${address.typed}, locale = ${locale}
       where org_id = ${org.orgId}
         and id = (select id from join_requests
                    where org_id = ${org.orgId} and email_key = ${address.key} and group_id = ${groupId}
                      and location_id is not distinct from ${locationId}::uuid and ${IS_OPEN} and tries < ${CODE_TRIES}
                    order by id desc limit 1)
      returning id),
    made as (
      insert into join_requests (org_id, id, email, email_key, group_id, location_id, locale, expires_at)
      select ${org.orgId}::uuid, ${newId()}::uuid, ${address.typed}, ${address.key}, ${groupId}::uuid, ${locationId}::uuid,
             ${locale}, now() + interval '24 hours'
       where not exists (select 1 from again)
      returning id),
    findable as (
      insert into join_addresses (email_key, org_id, request_id)
      select ${address.key}, ${org.orgId}::uuid, id from made)
    select id from again union all select id from made`
  if (!kept) throw new Error('A join request was not kept.')
  return kept.id
}

/**
 * What a mail about a request says, of those that are still open and whose address can be written to. Who asked for no invitations
 * gets this mail all the same, since they ask for it themselves, but one a day: it may be somebody else who types their address.
 */
export interface MailableRequest {
  id: string
  email: string
  group_name: string
  location_name: string | null
  is_active: boolean
}

export function listMailableRequests(org: OrgReader, ids: string[]): Promise<MailableRequest[]> {
  return org.rows<MailableRequest>`
    select r.id, r.email, g.name as group_name, l.name as location_name,
           exists (select 1 from learners le
                    where le.org_id = ${org.orgId} and le.email_key = r.email_key and le.status = 'active') as is_active
      from join_requests r
      join groups g on g.org_id = ${org.orgId} and g.id = r.group_id
      left join locations l on l.org_id = ${org.orgId} and l.id = r.location_id
     where r.org_id = ${org.orgId} and r.id = any(${ids}::uuid[]) and ${IS_OPEN}
       and not ${isUnreachable(org, sql`r.email_key`)}
       and not (${isSuppressed(org, sql`r.email_key`)} and exists (
                  select 1 from messages m
                   where m.org_id = ${org.orgId} and m.kind = 'join_request' and m.email_key = r.email_key
                     and coalesce(m.accepted_at, m.delivered_at) > now() - interval '24 hours'))`
}

/** An open request, held until the end of the transaction. */
export async function lockRequest(org: OrgWriter, id: string): Promise<JoinRequestRow | undefined> {
  const [request] = await org.rows<JoinRequestRow>`
    select id, email, email_key, group_id, location_id, locale from join_requests
     where org_id = ${org.orgId} and id = ${id} and ${IS_OPEN}
       for update`
  return request
}

/** The open requests of an address whose codes are good, held in the same way. */
export function lockRequestsWithCode(org: OrgWriter, emailKey: string): Promise<JoinRequestRow[]> {
  return org.rows<JoinRequestRow>`
    select id, email, email_key, group_id, location_id, locale from join_requests
     where org_id = ${org.orgId} and email_key = ${emailKey} and ${IS_OPEN} and tries < ${CODE_TRIES}
     order by id desc
     limit ${CODES_AT_ONCE}
       for update`
}

export async function countWrongCode(org: OrgWriter, ids: string[]): Promise<void> {
  await org.rows`
    update join_requests set tries = tries + 1 where org_id = ${org.orgId} and id = any(${ids}::uuid[])`
}

/** The link and the code of a request are used, and those of the other requests of the address are dead with them. */
export async function useRequest(org: OrgWriter, { id, email_key }: JoinRequestRow): Promise<void> {
  await org.rows`
    delete from join_requests
     where org_id = ${org.orgId} and email_key = ${email_key} and id <> ${id} and verified_at is null`
  await org.rows`update join_requests set verified_at = now() where org_id = ${org.orgId} and id = ${id}`
}

/** A request whose address was verified less than an hour ago. */
export async function findVerified(org: OrgReader, id: string): Promise<JoinRequestRow | undefined> {
  const [request] = await org.rows<JoinRequestRow>`
    select id, email, email_key, group_id, location_id, locale from join_requests
     where org_id = ${org.orgId} and id = ${id} and verified_at > now() - interval '60 minutes'`
  return request
}

/** Where an address asked to join, newest first. */
export function listWhereAsked(rows: RunRows, emailKey: string): Promise<{ org_id: string }[]> {
  return rows<{ org_id: string }>`
    select org_id from join_addresses where email_key = ${emailKey}
     group by org_id order by max(request_id::text) desc limit 10`
}

export async function deleteRequest(org: OrgWriter, id: string): Promise<void> {
  await org.rows`delete from join_requests where org_id = ${org.orgId} and id = ${id}`
}

/** Requests of seven days ago and before, and the addresses that they left anywhere. */
export async function deleteOldRequests(org: OrgWriter): Promise<void> {
  await org.rows`
    delete from join_requests where org_id = ${org.orgId} and created_at < now() - interval '7 days'`
  await org.rows`
    delete from join_addresses a
     where a.org_id = ${org.orgId}
       and not exists (select 1 from join_requests r where r.org_id = ${org.orgId} and r.id = a.request_id)`
  await org.rows`
    update messages set email_key = ${NO_ADDRESS}
     where org_id = ${org.orgId} and kind = 'join_request' and created_at < now() - interval '7 days'
       and queue_state in ('done', 'cancelled') and email_key <> ${NO_ADDRESS}`
}

/** Stands where an address was. */
const NO_ADDRESS = 'erased@erased.invalid'
