import { ApiError } from '@rollcall/client'
import type { ErrorCode } from '@rollcall/contract'
import type { TFunction } from 'i18next'
import type en from '../text/en.json'

export type ProblemCode = ErrorCode | 'network'

/** What a screen says for some codes instead of the general words. */
export type OwnWords = Partial<Record<ProblemCode, string>>

/** A fault in words: the screen's own for its code, else the general ones, else what the server said. */
export function problemText(t: TFunction, error: unknown, own: OwnWords = {}): string {
  if (!(error instanceof ApiError)) return t('errors.internal')
  const special = own[error.code]
  if (special !== undefined) return special
  return isKnown(error.code) ? t(`errors.${error.code}`) : error.message
}

/**
 * The faults of an answer by form field: `/contact/email` is the field `contact.email`. Known codes are translated, for
 * the others the server's words stand.
 */
export function fieldProblems(t: TFunction, error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {}
  return Object.fromEntries(
    error.fields.map((field) => [fieldName(field.pointer), fieldText(t, field.code, field.detail)]),
  )
}

function fieldName(pointer: string): string {
  return pointer.replace(/^[/?]/, '').replaceAll('/', '.')
}

function fieldText(t: TFunction, code: string, detail: string): string {
  const words = FIELD_WORDS[code]
  return words === undefined ? detail : t(`fieldErrors.${words}`)
}

const FIELD_WORDS: Record<string, keyof typeof en.fieldErrors> = {
  required: 'required',
  empty: 'required',
  email: 'email',
  invalid_email: 'email',
  taken: 'taken',
  weak: 'password',
  max: 'tooLong',
  too_far: 'tooFar',
}

// The keys are checked against the texts by the compiler: a new code of the contract without words does not compile.
const KNOWN: Record<ProblemCode, true> = {
  invalid_input: true,
  malformed_json: true,
  not_authenticated: true,
  invalid_credentials: true,
  forbidden: true,
  foreign_origin: true,
  registration_closed: true,
  wrong_account: true,
  not_found: true,
  method_not_allowed: true,
  group_inactive: true,
  no_active_group: true,
  invite_closed: true,
  invite_expired: true,
  name_taken: true,
  address_not_allowed: true,
  slug_taken: true,
  join_page_closed: true,
  not_joinable: true,
  no_seat: true,
  wrong_password: true,
  wrong_code: true,
  in_use: true,
  account_exists: true,
  already_decided: true,
  email_not_verified: true,
  link_dead: true,
  payload_too_large: true,
  unsupported_media_type: true,
  org_required: true,
  weak_password: true,
  rate_limited: true,
  cool_down: true,
  subscription_required: true,
  already_active: true,
  already_invited: true,
  already_admin: true,
  already_assigned: true,
  confirmation_required: true,
  suppressed: true,
  status_conflict: true,
  last_owner: true,
  too_late: true,
  call_in_progress: true,
  precondition_failed: true,
  nonexistent_time: true,
  ambiguous_time: true,
  key_reused: true,
  image_unusable: true,
  precondition_required: true,
  internal: true,
  unavailable: true,
  network: true,
}

function isKnown(code: string): code is ProblemCode {
  return Object.hasOwn(KNOWN, code)
}
