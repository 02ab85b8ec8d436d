import { expect, test } from '@jest/globals'
import {
  countFilters,
  isFiltered,
  NO_FILTER,
  readLearnerList,
  toFilter,
  toQuery,
  writeLearnerList,
} from './learner-list.ts'

test('the whole list stands in the address', () => {
  const list = readLearnerList(
    new URLSearchParams(
      'status=pending&group=g1&location=o1&delivery=bounced&expired=yes&q=ann&sort=email&cursor=c1&cursor=c2&learner=l1',
    ),
  )
  expect(list).toEqual({
    status: 'pending',
    groupId: 'g1',
    locationId: 'o1',
    delivery: 'bounced',
    expired: true,
    q: 'ann',
    sort: 'email',
    cursors: ['c1', 'c2'],
  })
  expect(toQuery(list)).toMatchObject({
    status: 'pending',
    groupId: 'g1',
    locationId: 'o1',
    delivery: 'bounced',
    expired: true,
    q: 'ann',
    sort: 'email',
    cursor: 'c2',
  })
})

test('what an address says wrongly is left out', () => {
  expect(
    readLearnerList(new URLSearchParams('status=asleep&sort=random&delivery=lost&expired=1')),
  ).toMatchObject({
    status: null,
    delivery: null,
    expired: false,
    sort: 'newest',
  })
})

test('a new filter starts at the first page and leaves the rest of the address alone', () => {
  const next = writeLearnerList(new URLSearchParams('cursor=c1&learner=l1'), { q: 'bob' })
  expect(next.toString()).toBe('learner=l1&q=bob')
})

test('turning a page keeps the filter', () => {
  const next = writeLearnerList(new URLSearchParams('q=bob'), { cursors: ['c1', 'c2'] })
  expect(next.toString()).toBe('q=bob&cursor=c1&cursor=c2')
})

test('what is not filtered by is not asked for', () => {
  const list = readLearnerList(new URLSearchParams('sort=oldest&q=%20%20'))
  expect(toFilter(list)).toEqual({})
  expect(isFiltered(list)).toBe(false)
})

test('the filters are counted, and the search is not one of them', () => {
  const list = readLearnerList(new URLSearchParams('status=pending&expired=yes&q=ann'))
  expect(countFilters(list)).toBe(2)
  expect(isFiltered(list)).toBe(true)
})

test('clearing the filters leaves the order as it is', () => {
  const before = new URLSearchParams('status=pending&location=o1&q=ann&sort=email&cursor=c1')
  expect(writeLearnerList(before, NO_FILTER).toString()).toBe('sort=email')
})
