import type { UserDto } from '@rollcall/contract'
import type { SessionUser } from '../../core/access.ts'

/** A person as they see themselves. */
export function toUserDto({ id, email, name, locale }: SessionUser): UserDto {
  return { id, email, name, locale }
}
