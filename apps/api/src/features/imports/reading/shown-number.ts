import { SSF } from 'xlsx'

/** Shown by every program in the order of its country; here in the one order that cannot be misread. */
const DATES: Record<string, string> = { '14': 'yyyy-mm-dd', '22': 'yyyy-mm-dd hh:mm' }

/** A number as the cell shows it: a date by its format, `00123` with its zeros, and without a format all its digits. */
export function shownNumber(value: number, format: string | number, from1904 = false): string {
  if (format === 0 || format === '' || /^(general|@|standard)$/i.test(String(format))) return allDigits(value)
  try {
    return SSF.format(DATES[format] ?? format, value, { date1904: from1904 }).trim()
  } catch {
    return allDigits(value)
  }
}

/** Programs keep 15 digits; what comes after them is noise of the binary form. */
function allDigits(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(15)))
}

/** A date that programs write down with its time is one without, unless somebody typed a time. */
export function withoutMidnight(date: string): string {
  return date.replace(/T00:00:00(\.0+)?Z?$/, '')
}
