import type { OutboxItemDto, OutboxQuery } from '@rollcall/contract'
import { required } from '../../core/errors.ts'
import type { OrgReader } from '../../core/org-scope.ts'
import type { Cursor } from '../../core/page.ts'
import { nothing, type Sql, sql } from '../../core/sql.ts'
import { DELIVERY_COLUMNS, type DeliveryColumns, MESSAGE_FACTS, toDeliveryDto } from '../delivery/index.ts'

export interface OutboxRow extends DeliveryColumns {
  id: string
  /** To the microsecond. */
  leaves_at: string
  invite_id: string
  learner_id: string
  email: string
  group_id: string
  group_name: string
  notify_at: Date | null
  created_at: Date
  created_by: string | null
}

/** The messages, `m`, about invites that have not left, or those of them that wait for the one reason. A part from `from` on. */
export function outboxOf(org: OrgReader, waiting: OutboxQuery['waiting']): Sql {
  return sql`
    from messages m
   where m.org_id = ${org.orgId} and m.kind = 'invite'
     and m.queue_state in ('held', 'queued', 'sending', 'uncertain')
     ${waiting ? WAITING[waiting] : nothing}`
}

const WAITING: Record<NonNullable<OutboxQuery['waiting']>, Sql> = {
  scheduled: sql`and m.queue_state = 'queued' and m.send_after > now()`,
  held: sql`and m.queue_state = 'held'`,
  queued: sql`and m.queue_state <> 'held' and m.send_after <= now()`,
}

/** What has not left, in the order in which it will. */
export function listOutbox(
  org: OrgReader,
  { waiting }: OutboxQuery,
  cursor: Cursor | null,
  limit: number,
): Promise<OutboxRow[]> {
  const after = cursor
    ? sql`and (m.send_after, m.id) > (${cursor[0] ?? ''}::timestamptz, ${cursor[1] ?? ''}::uuid)`
    : nothing
  return org.rows<OutboxRow>`
    with page as materialized (
      select * ${outboxOf(org, waiting)} ${after} order by m.send_after, m.id limit ${limit})
    select m.id, m.send_after::text as leaves_at, i.id as invite_id, i.learner_id, l.email,
           g.id as group_id, g.name as group_name, i.notify_at, m.created_at, by.name as created_by, ${DELIVERY_COLUMNS}
      from (select id, ref_id, created_at, ${MESSAGE_FACTS} from page) m
      join invites i on i.org_id = ${org.orgId} and i.id = m.ref_id
      join learners l on l.org_id = ${org.orgId} and l.id = i.learner_id
      join groups g on g.org_id = ${org.orgId} and g.id = i.group_id
      left join lateral (
        select u.name from org_admins oa join users u on u.id = oa.user_id
         where oa.org_id = ${org.orgId} and oa.user_id = i.invited_by) by on true
     order by m.send_after, m.id`
}

export function toOutboxItemDto(row: OutboxRow): OutboxItemDto {
  return {
    inviteId: row.invite_id,
    learnerId: row.learner_id,
    email: row.email,
    group: { id: row.group_id, name: row.group_name },
    notifyAt: row.notify_at?.toISOString() ?? null,
    delivery: required(toDeliveryDto(row)),
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
  }
}
