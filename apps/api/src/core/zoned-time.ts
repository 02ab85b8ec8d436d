/** Writes instants as a clock in a time zone shows them: `2027-03-14 09:00:00`, which sorts as it reads. */
export function clockOf(timeZone: string): (at: Date) => string {
  // Swedes write dates the way ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return (at) => format.format(at)
}
