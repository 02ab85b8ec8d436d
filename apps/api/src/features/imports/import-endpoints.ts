import { admins, subscribers } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { limitOf, readCursor, toPage } from '../../core/page.ts'
import type { RateLimits } from '../../core/rate-limit.ts'
import { pageOf } from '../../core/replies.ts'
import { TABLE_TYPES } from '../../core/spreadsheet-writer.ts'
import { decisionEndpoints } from './decision-endpoints.ts'
import { makeErrorFile, makeTemplate } from './files.ts'
import { localeOf, present, toImportDto } from './import-dto.ts'
import { importReply, topReply } from './import-reply.ts'
import { errorsQuery, listImportsQuery, setMappingBody, templateQuery } from './import-schema.ts'
import { type ImportRow, listImports, requireImport, requireTop } from './import-store.ts'
import { limitsFor } from './reading/index.ts'
import { rowEndpoints } from './row-endpoints.ts'
import { setMapping, setReading, uploadImport } from './upload.ts'

interface ImportsContext {
  orgs: Orgs
  limits: RateLimits
  importMaxRows: number
}

/**
 * Imports: upload a file, say which column holds what, look at its rows, decide, and take it back. Without a subscription what there
 * is stays to be read, and to be said no to.
 */
export function importEndpoints(ctx: ImportsContext): MountableEndpoint[] {
  const { orgs, limits, importMaxRows } = ctx
  return [
    endpoint('GET /imports', admins('invites:read'), {
      summary: 'Imports, newest first',
      query: listImportsQuery,
      reply: pageOf(importReply),
      handle: ({ orgId, user, query }) =>
        orgs.read(orgId, async (org) => {
          const limit = limitOf(query)
          const locale = await localeOf(org, user)
          const rows = await listImports(org, readCursor(query.cursor, 'id'), limit + 1)
          return toPage(
            rows,
            limit,
            (row) => [row.id],
            (row) => toImportDto(row, locale),
          )
        }),
    }),
    endpoint('POST /imports', subscribers('invites:write'), {
      summary: 'Upload a spreadsheet of people; it is read soon, and nobody is invited before you approve',
      upload: limitsFor(importMaxRows).fileBytes,
      reply: importReply,
      status: 202,
      async handle({ orgId, user, actor, file }) {
        await limits.spend('import', orgId)
        return orgs.write(orgId, (org) => present(org, user, uploadImport(org, actor, file)))
      },
    }),
    endpoint('GET /imports/template', subscribers('invites:read'), {
      summary: 'A spreadsheet to fill in, with the names of your groups and locations',
      query: templateQuery,
      files: TABLE_TYPES,
      handle: async ({ orgId, user, query }) => {
        const locale = await orgs.read(orgId, (org) => localeOf(org, user))
        return makeTemplate(orgs, orgId, locale, query.format ?? 'xlsx', importMaxRows)
      },
    }),
    endpoint('GET /imports/:id', admins('invites:read'), {
      summary: 'One import, and how far it is',
      reply: importReply,
      handle: ({ orgId, user, params }) =>
        orgs.read(orgId, (org) => present(org, user, requireImport(org, params.id))),
    }),
    endpoint('GET /imports/:id/top', admins('invites:read'), {
      summary: 'The first rows of the file as they stand there, to choose by how it is to be read',
      reply: topReply,
      handle: ({ orgId, params }) =>
        orgs.read(orgId, async (org) => ({ rows: await requireTop(org, params.id) })),
    }),
    endpoint('PATCH /imports/:id/mapping', subscribers('invites:write'), {
      summary: 'Say which column holds what, or how to read the file; it is then read anew',
      body: setMappingBody,
      reply: importReply,
      errors: ['already_decided', 'status_conflict', 'too_late'],
      handle: ({ orgId, user, params, body, requireMatch }) =>
        orgs.write(orgId, async (org) => {
          const locale = await localeOf(org, user)
          const isTheSame = (row: ImportRow) => requireMatch(toImportDto(row, locale))
          const { columns, reading = {} } = body
          const row = columns
            ? await setMapping(org, params.id, columns, isTheSame)
            : await setReading(org, params.id, reading, isTheSame)
          return toImportDto(row, locale)
        }),
    }),
    endpoint('GET /imports/:id/errors', admins('invites:read'), {
      summary:
        'The rows that need work as a spreadsheet, each with the reason, to be mended and uploaded again',
      query: errorsQuery,
      files: [TABLE_TYPES[1]],
      handle: async ({ orgId, user, params }) => {
        const locale = await orgs.read(orgId, (org) => localeOf(org, user))
        return makeErrorFile(orgs, orgId, params.id, locale)
      },
    }),
    ...rowEndpoints(ctx),
    ...decisionEndpoints(ctx),
  ]
}
