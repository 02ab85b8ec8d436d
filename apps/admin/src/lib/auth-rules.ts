import { LIMITS } from '@rollcall/contract'
import type { TFunction } from 'i18next'

/** What a form can say by itself before it asks the server, which judges in the end. */
export function authRules(t: TFunction) {
  return {
    name: (value: string) => (value.trim() === '' ? t('fieldErrors.required') : null),
    email: (value: string) => (/^\S+@\S+$/.test(value.trim()) ? null : t('fieldErrors.email')),
    newPassword: (value: string) =>
      value.length < LIMITS.adminPasswordMin ? t('fieldErrors.password') : null,
  }
}
