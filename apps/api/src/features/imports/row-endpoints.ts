import { admins, subscribers } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { limitOf, readCursor, toPage } from '../../core/page.ts'
import { pageOf } from '../../core/replies.ts'
import { countAlike } from './alike.ts'
import { localeOf, present } from './import-dto.ts'
import { importReply, rowReply } from './import-reply.ts'
import { listRowsQuery, mendRowBody, replaceCellsBody } from './import-schema.ts'
import { requireImport } from './import-store.ts'
import { judgeAgain } from './judge-again.ts'
import { type MendedRow, mendRow, replaceCells } from './mend.ts'
import { readNames } from './names.ts'
import { toRowDto } from './row-dto.ts'
import { listRows } from './row-store.ts'

/** The rows of an import: look at them, mend one, mend all that are alike. */
export function rowEndpoints({ orgs }: { orgs: Orgs }): MountableEndpoint[] {
  return [
    endpoint('GET /imports/:id/rows', admins('invites:read'), {
      summary: 'The rows of an import, in the order of the file',
      query: listRowsQuery,
      reply: pageOf(rowReply),
      handle: ({ orgId, user, params, query }) =>
        orgs.read(orgId, async (org) => {
          const limit = limitOf(query)
          const [after = '-1'] = readCursor(query.cursor, 'number') ?? []
          await requireImport(org, params.id)
          const [locale, names] = [await localeOf(org, user), await readNames(org)]
          const rows = await listRows(org, params.id, query, Number(after), limit + 1)
          const alike = await countAlike(org, params.id, rows)
          return toPage(
            rows,
            limit,
            (row) => [String(row.number)],
            (row) => toRowDto(row, names, alike, locale),
          )
        }),
    }),
    endpoint('POST /imports/:id/judge', subscribers('invites:write'), {
      summary: 'Judge the rows by the groups, locations and people as they are now, before you look at them',
      reply: importReply,
      errors: ['already_decided', 'status_conflict'],
      handle: ({ orgId, user, params }) =>
        orgs.write(orgId, (org) => present(org, user, judgeAgain(org, params.id))),
    }),
    endpoint('PATCH /imports/:id/rows/:number', subscribers('invites:write'), {
      summary: 'Mend cells of one row; it is judged again at once',
      body: mendRowBody,
      reply: rowReply,
      errors: ['already_decided', 'status_conflict'],
      handle: ({ orgId, user, params, body, requireMatch }) =>
        orgs.write(orgId, async (org) => {
          const locale = await localeOf(org, user)
          const toDto = ({ row, names, alike }: MendedRow) => toRowDto(row, names, alike, locale)
          const isTheSame = (before: MendedRow) => requireMatch(toDto(before))
          return toDto(await mendRow(org, params.id, Number(params.number), body, isTheSame))
        }),
    }),
    endpoint('POST /imports/:id/replace', subscribers('invites:write'), {
      summary: 'Mend all equal cells of a column at once',
      body: replaceCellsBody,
      reply: importReply,
      errors: ['already_decided', 'status_conflict'],
      handle: ({ user, params, body, once }) =>
        once((org) => present(org, user, replaceCells(org, params.id, body))),
    }),
  ]
}
