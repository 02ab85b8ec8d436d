/**
 * A time as the API writes it, `2027-03-14T09:00:00.000Z`, of what Postgres writes for `…::text` in our sessions, which are in UTC:
 * `2027-03-14 09:00:00+00`, with up to six digits of a second after a point. A page of a list has hundreds of times, and to read each
 * into a `Date` and write it again costs as much as all else that is done with the rows.
 */
export function toIsoTime(text: string): string {
  // A pooler may have kept the time zone from the session.
  if (!text.endsWith('+00')) return new Date(text).toISOString()
  const fraction = text[19] === '.' ? text.slice(20, -3) : ''
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
}
