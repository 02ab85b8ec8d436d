import type { ImportColumn, ImportRowDto, Locale, RowProblem } from '@rollcall/contract'
import { suggestAddress } from '../invites/index.ts'
import type { AlikeRows } from './alike.ts'
import type { Names } from './names.ts'
import type { PersonRow } from './row-store.ts'
import { rowWords } from './row-words.ts'

/** A row as an admin sees it, with all that is the matter with it and what may have been meant. */
export function toRowDto(row: PersonRow, names: Names, alike: AlikeRows, locale: Locale): ImportRowDto {
  const cells = {
    email: row.email,
    group: row.group_value,
    location: row.location_value,
    externalId: row.external_id,
  }
  return {
    number: row.number,
    cells,
    outcome: row.outcome,
    problems: problemsOf(row, names, locale).map((problem) => ({
      ...problem,
      alike: alike.count(problem.column, cells[problem.column]),
    })),
    readAs: {
      ...readAs('group', row.group_value, row.group_name),
      ...readAs('location', row.location_value, row.location_name),
    },
    edited: row.edited,
    inviteId: row.invite_id,
  }
}

function readAs(column: 'group' | 'location', value: string, name: string | null) {
  return name === null || name === value ? {} : { [column]: name }
}

/** A problem of one row by itself. */
interface FoundProblem extends Omit<RowProblem, 'alike'> {
  column: ImportColumn
}

/** Every problem of a row, also those that did not decide its outcome. */
export function problemsOf(row: PersonRow, names: Names, locale: Locale): FoundProblem[] {
  return [...addressProblems(row, locale), ...nameProblems(row, names, locale)]
}

function addressProblems(row: PersonRow, locale: Locale): FoundProblem[] {
  const words = rowWords[locale]
  const problem = (code: RowProblem['code'], detail: string, suggestions: string[] = []): FoundProblem[] => [
    { column: 'email', code, detail, suggestions },
  ]
  if (row.email_key === null) {
    if (row.email === '') return problem('invalid_email', words.noAddress)
    const meant = suggestAddress(row.email)
    return problem('invalid_email', words.others.invalid_email, meant === null ? [] : [meant])
  }
  switch (row.outcome) {
    case 'duplicate':
      return problem('duplicate', words.duplicate(row.first_number))
    case 'already_invited':
    case 'already_active':
    case 'archived':
    case 'declined_before':
    case 'suppressed':
      return problem(row.outcome, words.others[row.outcome])
    default:
      return []
  }
}

function nameProblems(row: PersonRow, names: Names, locale: Locale): FoundProblem[] {
  const words = rowWords[locale]
  const hasNoGroup = row.group_id === null || row.outcome === 'unknown_group'
  const hasNoLocation =
    (row.location_value !== '' && row.location_id === null) || row.outcome === 'unknown_location'
  return [
    ...(hasNoGroup
      ? [
          {
            column: 'group' as const,
            code: 'unknown_group' as const,
            detail: sayGroup(row.group_value, names, locale),
            suggestions: names.groups.suggest(row.group_value).map(({ name }) => name),
          },
        ]
      : []),
    ...(hasNoLocation
      ? [
          {
            column: 'location' as const,
            code: 'unknown_location' as const,
            detail: words.unknownLocation(row.location_value),
            suggestions: names.locations.suggest(row.location_value).map(({ name }) => name),
          },
        ]
      : []),
  ]
}

function sayGroup(value: string, names: Names, locale: Locale): string {
  const words = rowWords[locale]
  if (value === '') return words.noGroup
  const inactive = names.inactive.match(value).found
  return inactive ? words.inactiveGroup(inactive.name) : words.unknownGroup(value)
}
