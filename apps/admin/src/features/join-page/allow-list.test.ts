import { expect, test } from '@jest/globals'
import { ApiError } from '@rollcall/client'
import { noteOf, refusedDomains, toDomains } from './allow-list.ts'

test('an entry is what stands behind the @, whatever was typed before it', () => {
  expect(toDomains(['School.org', ' @clinic.example ', 'ann.lee@school.org; north.example', ''])).toEqual([
    'school.org',
    'clinic.example',
    'north.example',
  ])
})

test.each([
  ['school.org', null],
  ['mail.school.org', null],
  ['escuela-peñón.es', null],
  ['school', 'invalid_domain'],
  ['https://school.org', 'invalid_domain'],
  ['school.', 'invalid_domain'],
  ['gmail.com', 'provider'],
])('%s gets the note that helps', (domain, note) => {
  expect(noteOf(domain, {})).toBe(note)
})

test('what the server refused keeps its reason, wherever in the list it stands now', () => {
  const sent = {
    enabled: true,
    slug: 'acme',
    allowedDomains: ['school.org', 'k12.ca.us'],
    groupIds: [],
    locationIds: [],
  }
  const error = new ApiError({
    status: 400,
    code: 'invalid_input',
    detail: '',
    errors: [{ pointer: '/allowedDomains/1', code: 'public_suffix', detail: '' }],
    requestId: null,
  })
  const refused = refusedDomains(error, sent)
  expect(noteOf('k12.ca.us', refused)).toBe('public_suffix')
  expect(noteOf('school.org', refused)).toBeNull()
})
