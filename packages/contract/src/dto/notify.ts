/**
 * When the mail of an invite goes out. `now`: at once. `at`: at a time, given either as an instant (`at`, RFC 3339) or as a
 * local time (`local`, such as `2027-03-14T09:00`) with an IANA `timeZone`; a time that has passed means at once. `hold`: not
 * before somebody decides.
 */
export interface Notify {
  when: 'now' | 'at' | 'hold'
  at?: string
  local?: string
  timeZone?: string
}

/** One reading of a local time that does not exist or exists twice on that day. Send its `at` to choose it. */
export interface TimeChoice {
  at: string
  /** As a clock there shows it, with the offset: `2027-03-14T03:30-04:00`. */
  local: string
}
