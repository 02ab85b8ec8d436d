import { describe, expect, test } from '@jest/globals'
import type { AddressOutcome, InviteItemDto } from '@rollcall/contract'
import { addressesToJudge, forecast, notesFor } from './judgement.ts'

const item = (email: string, outcome: AddressOutcome): InviteItemDto => ({
  email,
  outcome,
  invite: null,
  learnerId: null,
  suggestion: null,
})

describe('which addresses are asked about', () => {
  test.each([
    ['all that were typed, each once', ['ann@x.org', ' ANN@x.org ', '', 'bob@x.org'], null],
    ['not the one that is being typed', ['ann@x.org', 'bob@x.org', 'cy@'], 2],
    ['the one that is being typed, once it is whole', ['ann@x.org', 'bob@x.org'], 1],
  ])('%s', (_, fields, focused) => {
    expect(addressesToJudge(fields, focused)).toEqual(['ann@x.org', 'bob@x.org'])
  })

  test('what is no address, once the field was left', () => {
    expect(addressesToJudge(['ann'], 1)).toEqual(['ann'])
  })
})

test('an address that stands there twice is named by the field that had it first', () => {
  const judged = new Map([['ann@x.org', item('ann@x.org', 'already_active')]])
  expect(notesFor(['', 'ann@x.org', 'Ann@x.org'], judged)).toEqual(
    new Map<number, object>([
      [1, { kind: 'judged', item: item('ann@x.org', 'already_active') }],
      [2, { kind: 'twice', firstPosition: 1 }],
    ]),
  )
})

test('nothing is said of what was not asked', () => {
  expect(notesFor(['ann@'], new Map())).toEqual(new Map())
  expect(notesFor(['ann@x.org'], new Map([['ann@x.org', null]]))).toEqual(new Map([[0, { kind: 'asked' }]]))
})

test('the forecast names what looks like a typo, and what was probably meant', () => {
  const judged = new Map([
    ['ann@gmial.com', { ...item('ann@gmial.com', 'invite'), suggestion: 'ann@gmail.com' }],
    ['bob@gmial.com', { ...item('bob@gmial.com', 'already_invited'), suggestion: 'bob@gmail.com' }],
  ])
  const fields = ['', 'ann@gmial.com', 'bob@gmial.com']
  expect(forecast(fields, notesFor(fields, judged)).doubtful).toEqual([
    { position: 1, email: 'ann@gmial.com', suggestion: 'ann@gmail.com' },
  ])
})

test('the forecast counts whom an invitation reaches, and names who is left out', () => {
  const fields = ['ann@x.org', 'bob@x.org', '', 'cy@x.org', 'ann@x.org']
  const judged = new Map([
    ['ann@x.org', item('ann@x.org', 'invite')],
    ['bob@x.org', item('bob@x.org', 'declined_before')],
    ['cy@x.org', null],
  ])
  const { invited, leftOut } = forecast(fields, notesFor(fields, judged))
  expect(invited).toEqual(['ann@x.org', 'cy@x.org'])
  expect(leftOut.map(({ email, note }) => [email, note.kind])).toEqual([
    ['bob@x.org', 'judged'],
    ['ann@x.org', 'twice'],
  ])
})
