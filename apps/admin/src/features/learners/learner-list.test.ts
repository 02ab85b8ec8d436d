import { expect, test } from '@jest/globals'
import { readLearnerList, toQuery, writeLearnerList } from './learner-list.ts'

test('the whole list stands in the address', () => {
  const list = readLearnerList(
    new URLSearchParams('status=pending&group=g1&q=ann&sort=email&cursor=c1&cursor=c2&learner=l1'),
  )
  expect(list).toEqual({ status: 'pending', groupId: 'g1', q: 'ann', sort: 'email', cursors: ['c1', 'c2'] })
  expect(toQuery(list)).toMatchObject({
    status: 'pending',
    groupId: 'g1',
    q: 'ann',
    sort: 'email',
    cursor: 'c2',
  })
})

test('what an address says wrongly is left out', () => {
  expect(readLearnerList(new URLSearchParams('status=asleep&sort=random'))).toMatchObject({
    status: null,
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
