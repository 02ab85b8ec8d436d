import type { OrgAdminDto } from '@rollcall/contract'

/** How somebody is called in a sentence: by name, or by address while there is none. */
export function calledName({ name, email }: OrgAdminDto): string {
  return name ?? email
}

/** Whether somebody is the only owner. An owner who is merely invited does not count yet. */
export function isLastOwner(admins: OrgAdminDto[], one: OrgAdminDto): boolean {
  const owners = admins.filter(({ role, userId }) => role === 'owner' && userId !== null)
  return owners.length === 1 && owners[0]?.userId === one.userId
}
