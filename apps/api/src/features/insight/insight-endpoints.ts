import type { AuditLogQuery, ExportAuditLogQuery, OutboxQuery, TimelineQuery } from '@rollcall/contract'
import Joi from 'joi'
import { admins } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { limitOf, readCursor, toPage } from '../../core/page.ts'
import { day, id, paging } from '../../core/schemas.ts'
import { TABLE_FORMATS, TABLE_TYPES } from '../../core/spreadsheet-writer.ts'
import { findNewestSeal, toSealLine } from '../audit/index.ts'
import { showPause } from '../delivery/index.ts'
import { toAuditEntryDto } from './audit-entry.ts'
import { exportAuditLog } from './audit-log-export.ts'
import { auditCursor, listAuditLog } from './audit-log-store.ts'
import { nameSubjects } from './audit-subjects.ts'
import {
  auditLogReply,
  auditSealReply,
  mailPauseReply,
  outboxReply,
  overviewReply,
  timelineReply,
} from './insight-reply.ts'
import { listOutbox, toOutboxItemDto } from './outbox-store.ts'
import { readOverview } from './overview-store.ts'
import { showTimeline } from './timeline-file.ts'

const timelineQuery = Joi.object<TimelineQuery, true>({ format: Joi.string().valid('json', 'csv') })
const outboxQuery = Joi.object<OutboxQuery, true>({
  ...paging,
  waiting: Joi.string().valid('scheduled', 'held', 'queued'),
})
const auditLogFilter = {
  action: Joi.string().max(100),
  subjectId: id(),
  actorId: id(),
  from: day(),
  until: day(),
}
const auditLogQuery = Joi.object<AuditLogQuery, true>({ ...paging, ...auditLogFilter })
const exportAuditLogQuery = Joi.object<ExportAuditLogQuery, true>({
  ...auditLogFilter,
  format: Joi.string()
    .valid(...TABLE_FORMATS)
    .required(),
})

/** What an organization can look up about itself: how it stands, what waits to leave, what happened. */
export function insightEndpoints({
  orgs,
  transport,
}: {
  orgs: Orgs
  transport: { name: string }
}): MountableEndpoint[] {
  return [
    endpoint('GET /overview', admins('learners:read'), {
      summary: 'How your organization stands: learners by status, what needs attention, the last 12 weeks',
      reply: overviewReply,
      handle: ({ orgId }) => orgs.read(orgId, readOverview),
    }),
    endpoint('GET /outbox', admins('invites:read'), {
      summary: 'Emails that have not left yet, in the order in which they will',
      query: outboxQuery,
      reply: outboxReply,
      handle: ({ orgId, query }) =>
        orgs.read(orgId, async (org) => {
          const limit = limitOf(query)
          const rows = await listOutbox(org, query, readCursor(query.cursor, 'time', 'id'), limit + 1)
          return toPage(rows, limit, (row) => [row.leaves_at, row.id], toOutboxItemDto)
        }),
    }),
    endpoint('GET /outbox/pause', admins('invites:read'), {
      summary: 'Whether mail waits although it could leave, why, and until when',
      reply: mailPauseReply,
      handle: ({ orgId }) =>
        orgs.read(orgId, async (org) => ({ pause: await showPause(org, transport.name) })),
    }),
    endpoint('GET /learners/:id/timeline', admins('learners:read'), {
      summary: 'Everything that is on record of a learner, as a list or as a file',
      query: timelineQuery,
      reply: timelineReply,
      files: ['text/csv'],
      handle: ({ orgId, params, query, user }) =>
        orgs.read(orgId, (org) => showTimeline(org, params.id, query.format, user?.locale ?? null)),
    }),
    endpoint('GET /audit-log', admins('audit:read'), {
      summary: 'What happened in your organization and who did it, newest first',
      query: auditLogQuery,
      reply: auditLogReply,
      handle: ({ orgId, query, holds }) =>
        orgs.read(orgId, async (org) => {
          const limit = limitOf(query)
          const found = await listAuditLog(org, query, readCursor(query.cursor, 'time', 'number'), limit + 1)
          const rows = await nameSubjects(org, found, holds)
          return toPage(rows, limit, auditCursor, toAuditEntryDto)
        }),
    }),
    endpoint('GET /audit-log/export', admins('audit:read'), {
      summary: 'The entries that the filter shows, as a spreadsheet',
      query: exportAuditLogQuery,
      files: TABLE_TYPES,
      handle: ({ orgId, user, holds, query }) =>
        exportAuditLog(orgs, { orgId, locale: user?.locale ?? null, holds }, query),
    }),
    endpoint('GET /audit-log/seal', admins('audit:read'), {
      summary: 'The newest seal of the audit log, to be kept elsewhere',
      reply: auditSealReply,
      handle: ({ orgId }) =>
        orgs.read(orgId, async (org) => {
          const seal = await findNewestSeal(org)
          return { seal: seal && { line: toSealLine(seal), sealedAt: seal.sealedAt.toISOString() } }
        }),
    }),
  ]
}
