import { describe, expect, test } from '@jest/globals'
import { spreadAddresses, spreadOver } from './spread-addresses.ts'

describe('a paste of many addresses', () => {
  test.each([
    [
      'new lines',
      'ann@acme.org\nbob@acme.org\r\ncy@acme.org',
      ['ann@acme.org', 'bob@acme.org', 'cy@acme.org'],
    ],
    [
      'commas, semicolons, tabs and spaces',
      'a@x.org, b@x.org;c@x.org\td@x.org e@x.org',
      ['a@x.org', 'b@x.org', 'c@x.org', 'd@x.org', 'e@x.org'],
    ],
    [
      'names beside addresses',
      'Ann Lee <ann@acme.org>, "Lee, Bob" <bob@acme.org>',
      ['ann@acme.org', 'bob@acme.org'],
    ],
    ['several names in one line', 'Ann <ann@acme.org> Bob <bob@acme.org>', ['ann@acme.org', 'bob@acme.org']],
    ['links and brackets', 'mailto:ann@acme.org (bob@acme.org).', ['ann@acme.org', 'bob@acme.org']],
    ['one address', '  ann@acme.org ', ['ann@acme.org']],
    ['the same twice: the server says so', 'ann@acme.org ann@acme.org', ['ann@acme.org', 'ann@acme.org']],
    ['no address at all: left for the person to mend', 'Ann Lee', ['Ann Lee']],
    [
      'lines that are none: left for the person to mend',
      'ann@acme.org\njane.school.example\ndora at acme.org\n\nbob@',
      ['ann@acme.org', 'jane.school.example', 'dora at acme.org', 'bob@'],
    ],
    ['nothing', ' \n ', []],
  ])('understands %s', (_, text, addresses) => {
    expect(spreadAddresses(text)).toEqual(addresses)
  })

  test('fills the field it was pasted into and then the empty ones', () => {
    const spread = spreadOver(['', 'kept@x.org', '', ''], 0, ['a@x.org', 'b@x.org', 'c@x.org'], 10)
    expect(spread).toEqual({ fields: ['a@x.org', 'kept@x.org', 'b@x.org', 'c@x.org'], leftOver: [] })
  })

  test('makes fields as far as there may be any, and gives back the rest', () => {
    const spread = spreadOver([''], 0, ['a', 'b', 'c', 'd'], 3)
    expect(spread).toEqual({ fields: ['a', 'b', 'c'], leftOver: ['d'] })
  })
})
