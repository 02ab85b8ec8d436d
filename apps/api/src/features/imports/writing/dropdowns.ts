import { fileWords } from './words.ts'
import type { Dropdown } from './workbook.ts'

/** A column that offers the groups or locations of an organization, and lets another name stand after a warning. */
export function toDropdown(
  what: 'group' | 'location',
  column: number,
  names: string[],
  locale: 'en' | 'es',
): Dropdown {
  const words = fileWords[locale]
  return what === 'group'
    ? { column, listName: 'RollcallGroups', names, hint: words.groupHint, warning: words.groupWarning }
    : {
        column,
        listName: 'RollcallLocations',
        names,
        hint: words.locationHint,
        warning: words.locationWarning,
      }
}
