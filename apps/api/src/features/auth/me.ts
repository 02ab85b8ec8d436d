import type { MeDto } from '@rollcall/contract'
import type { SessionUser } from '../../core/access.ts'
import type { Accounts } from '../../core/account-scope.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { listMemberships } from '../orgs/index.ts'
import { toUserDto } from './auth-dto.ts'

/** The signed-in admin, with the organizations that they run. */
export async function readMe(ctx: { accounts: Accounts; orgs: Orgs }, user: SessionUser): Promise<MeDto> {
  return {
    user: toUserDto(user),
    isOperator: user.isOperator,
    organizations: await listMemberships(ctx, user.id),
  }
}
