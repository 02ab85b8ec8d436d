import type { OrgDto } from '@rollcall/contract'
import type { Context } from '../context.ts'
import { isUuid } from '../core/ids.ts'
import { listAllOrgs } from '../features/orgs/index.ts'

/** The organization of that id or exact name. Throws where there is none, or several of the name. */
export async function requireOrgNamed(ctx: Context, idOrName: string): Promise<OrgDto> {
  const all = await listAllOrgs(ctx)
  const found = isUuid(idOrName)
    ? all.filter(({ id }) => id === idOrName.toLowerCase())
    : all.filter(({ name }) => name === idOrName)
  const [org, another] = found
  if (!org) throw new Error(`There is no organization "${idOrName}". "rollcall org list" shows all of them.`)
  if (another) {
    const ids = found.map(({ id }) => id).join(', ')
    throw new Error(
      `Several organizations are called "${idOrName}". Name the one that is meant by its id: ${ids}.`,
    )
  }
  return org
}
