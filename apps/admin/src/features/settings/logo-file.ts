import { LIMITS } from '@rollcall/contract'

export const LOGO_TYPES = ['image/png', 'image/jpeg', 'image/webp']
/** Pixels, in either direction. */
export const LOGO_MAX_SIDE = 2000

/** What can be said of a picture before it is read. */
export type LogoFault = 'wrongType' | 'empty' | 'tooLarge'

/** Why a file cannot be the logo, as far as its type and size say; null: it may be. The server looks into it. */
export function logoFault({ type, size }: { type: string; size: number }): LogoFault | null {
  if (!LOGO_TYPES.includes(type)) return 'wrongType'
  if (size === 0) return 'empty'
  return size > LIMITS.logo ? 'tooLarge' : null
}

/** Bytes in whole kB, rounded up, so that what is over a limit never reads as if it were within. */
export function toKilobytes(bytes: number): number {
  return Math.ceil(bytes / 1024)
}
