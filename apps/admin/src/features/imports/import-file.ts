/** Endings of files that can be read. */
export const FILE_ENDINGS = ['.xlsx', '.xls', '.ods', '.csv', '.tsv', '.txt']

/** No server takes more, whatever it is set to. */
const LARGEST = 15 * 1024 * 1024

/** What can be said of a file before it is sent. */
export type FileFault = 'kind' | 'macros' | 'empty' | 'large'

/** Why a file cannot be uploaded, as far as its name and size say; null: it may be. The server looks into it. */
export function fileFault({ name, size }: { name: string; size: number }): FileFault | null {
  const ending = /\.[^.]+$/.exec(name.toLowerCase())?.[0] ?? ''
  if (['.xlsm', '.xltm', '.xlsb'].includes(ending)) return 'macros'
  if (!FILE_ENDINGS.includes(ending)) return 'kind'
  if (size === 0) return 'empty'
  return size > LARGEST ? 'large' : null
}

/** A size in words: `312 kB`, `1.4 MB`; rounded up, so that nothing reads as 0. */
export function sayBytes(language: string, bytes: number): string {
  const inMegabytes = bytes >= 1_000_000
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: inMegabytes ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: inMegabytes ? 1 : 0,
  }).format(inMegabytes ? bytes / 1_000_000 : Math.ceil(bytes / 1000))
}
