import type { ImportDto, ReadingChoices } from '@rollcall/contract'

/** On another sheet nothing is known of the headings. */
export function withChange(chosen: ReadingChoices, change: ReadingChoices): ReadingChoices {
  return change.sheet === undefined ? { ...chosen, ...change } : { sheet: change.sheet }
}

/** How the file is read by these choices, as far as that is known; `separator` and `headerRow` undefined: they are looked for. */
export function inForce(
  { reading, headerRow, state }: Pick<ImportDto, 'reading' | 'headerRow' | 'state'>,
  choices: ReadingChoices,
) {
  const isSameSheet = choices.sheet === undefined || choices.sheet === reading?.sheet
  const isUnknown = state === 'failed'
  const found = isUnknown || !isSameSheet ? undefined : headerRow
  const between = reading?.separator ?? (isUnknown ? undefined : null)
  return {
    sheet: choices.sheet ?? reading?.sheet ?? null,
    encoding: choices.encoding ?? reading?.encoding ?? null,
    separator: choices.separator === undefined ? between : choices.separator,
    headerRow: choices.headerRow === undefined ? found : choices.headerRow,
  }
}
