import type { ApproveImportBody, OrgDto } from '@rollcall/contract'
import type { Context } from '../../context.ts'
import { type Actor, SYSTEM } from '../../core/audit.ts'
import { parseEmailAddress } from '../../core/email-address.ts'
import { checkInput } from '../../core/validation.ts'
import { approveImportBody } from '../../features/imports/index.ts'
import { readNotify } from '../../features/invites/index.ts'
import { listAdmins } from '../../features/orgs/index.ts'
import type { ColumnChoices } from './columns.ts'

export interface ImportOptions extends ColumnChoices {
  org: string
  dryRun?: boolean
  yes?: boolean
  again?: boolean
  notify: string
  as?: string
  errors?: string
  group?: string
}

const INSTANT = /(Z|[+-]\d\d:\d\d)$/

/** How the approval will be said. Throws where the time cannot be meant. */
export function readApproval(
  { again = false, notify }: ImportOptions,
  { timeZone }: OrgDto,
): ApproveImportBody {
  const body = checkInput(approveImportBody, { again, notify: toNotify(notify, timeZone) })
  readNotify(body.notify, new Date())
  return body
}

function toNotify(when: string, timeZone: string) {
  if (when === 'now' || when === 'hold') return { when }
  return INSTANT.test(when) ? { when: 'at', at: when } : { when: 'at', local: when, timeZone }
}

/** Who does it: the admin of this address, who must be allowed to invite, or the system. */
export async function requireActor(ctx: Context, org: OrgDto, address: string | undefined): Promise<Actor> {
  if (address === undefined) return SYSTEM
  const key = parseEmailAddress(address)?.key
  const admins = await ctx.orgs.read(org.id, listAdmins)
  const admin = admins.find(({ email }) => parseEmailAddress(email)?.key === key)
  if (!admin) throw new Error(`The person of --as is no admin of ${org.name}.`)
  if (admin.role === 'viewer')
    throw new Error(`The person of --as is a viewer of ${org.name}, who invites nobody.`)
  return { kind: 'user', userId: admin.user_id, requestId: null }
}

/** Throws unless the organization has what imports need. */
export function requireSubscribed({ id, name, subscription: { status, until } }: OrgDto): void {
  if (status === 'active' && (until === null || Date.parse(until) > Date.now())) return
  throw new Error(
    `${name} has no active subscription, which imports need. Switch it on with "rollcall org subscription ${id} --status active --until never".`,
  )
}
