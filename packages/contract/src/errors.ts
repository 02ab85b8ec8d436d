import type { TimeChoice } from './dto/notify.ts'

/** Every code that an error of the API can carry, with the HTTP status it is answered with. A closed set. */
export const ERROR_STATUS = {
  invalid_input: 400,
  malformed_json: 400,
  not_authenticated: 401,
  invalid_credentials: 401,
  subscription_required: 402,
  forbidden: 403,
  foreign_origin: 403,
  registration_closed: 403,
  wrong_account: 403,
  address_not_allowed: 403,
  not_found: 404,
  method_not_allowed: 405,
  group_inactive: 409,
  no_active_group: 409,
  invite_closed: 409,
  invite_expired: 409,
  name_taken: 409,
  slug_taken: 409,
  join_page_closed: 409,
  not_joinable: 409,
  no_seat: 409,
  in_use: 409,
  account_exists: 409,
  already_decided: 409,
  already_active: 409,
  already_invited: 409,
  already_admin: 409,
  already_assigned: 409,
  confirmation_required: 409,
  suppressed: 409,
  status_conflict: 409,
  last_owner: 409,
  too_late: 409,
  call_in_progress: 409,
  email_not_verified: 409,
  link_dead: 410,
  precondition_failed: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  org_required: 422,
  nonexistent_time: 422,
  ambiguous_time: 422,
  key_reused: 422,
  image_unusable: 422,
  weak_password: 422,
  wrong_password: 422,
  wrong_code: 422,
  precondition_required: 428,
  rate_limited: 429,
  cool_down: 429,
  internal: 500,
  unavailable: 503,
} as const
export type ErrorCode = keyof typeof ERROR_STATUS

/** One fault of the input: where (a JSON pointer, or `?name` for a query parameter) and what to do about it. */
export interface FieldError {
  pointer: string
  code: string
  detail: string
}

/** The body of every error: `application/problem+json` (RFC 9457). */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: ErrorCode
  requestId: string
  errors: FieldError[]
  /** Of `nonexistent_time` and `ambiguous_time`: what may have been meant. */
  choices?: TimeChoice[]
}
