import type { OrgReader } from '../../core/org-scope.ts'
import { type ImportRow, requireImport } from './import-store.ts'

/** The latest import of this very file by the same person that is not at its end: nobody has decided, or its people are being invited. */
export async function findUnfinished(
  org: OrgReader,
  hash: string,
  userId: string | null,
): Promise<ImportRow | undefined> {
  const [found] = await org.rows<{ id: string }>`
    select id from imports
     where org_id = ${org.orgId} and file_hash = ${hash} and created_by is not distinct from ${userId}
       and state in ('parsing', 'mapping', 'review', 'approved') and bytes is not null
     order by id desc
     limit 1`
  return found && requireImport(org, found.id)
}
