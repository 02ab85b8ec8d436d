import { describe, expect, it } from '@jest/globals'
import { LIMITS } from '@rollcall/contract'
import { aLearner } from './a-learner.ts'
import {
  broughtUpToDate,
  countSelected,
  everybody,
  isOfList,
  isTicked,
  nobody,
  tick,
  tickedOf,
} from './selection.ts'

const ann = aLearner('ann')
const bob = aLearner('bob')
const cleo = aLearner('cleo')
const page = [ann, bob]
const ids = (selection: { picked: { id: string }[] }) => selection.picked.map(({ id }) => id)

describe('ticking learners', () => {
  it('adds them one by one, and keeps those of other pages', () => {
    const first = tick(nobody({}), page, [ann], true)
    const second = tick(first, [cleo], [cleo], true)
    expect(ids(second)).toEqual(['ann', 'cleo'])
    expect(countSelected(second, { count: 90, more: false })).toEqual({ count: 2, more: false })
  })

  it('takes away exactly the one that is unticked', () => {
    const both = tick(nobody({}), page, page, true)
    expect(ids(tick(both, page, [ann], false))).toEqual(['bob'])
  })

  it('has nobody twice', () => {
    const once = tick(nobody({}), page, [ann], true)
    expect(ids(tick(once, page, page, true))).toEqual(['ann', 'bob'])
  })

  it('stops where one call of the API ends', () => {
    const many = Array.from({ length: LIMITS.bulkIds + 3 }, (_, number) => aLearner(`l${number}`))
    expect(tick(nobody({}), many, many, true).picked).toHaveLength(LIMITS.bulkIds)
  })

  it('goes on with the rest of the page when one of all is unticked', () => {
    const rest = tick(everybody({}), page, [ann], false)
    expect(rest.isAll).toBe(false)
    expect(ids(rest)).toEqual(['bob'])
  })
})

describe('the checkbox of the page', () => {
  it('is ticked, half ticked or empty as its learners are', () => {
    const one = tick(nobody({}), page, [ann], true)
    expect(tickedOf(nobody({}), page)).toBe('none')
    expect(tickedOf(one, page)).toBe('some')
    expect(tickedOf(tick(one, page, [bob], true), page)).toBe('all')
    expect(tickedOf(one, [cleo])).toBe('none')
  })

  it('is empty over an empty page', () => {
    expect(tickedOf(everybody({}), [])).toBe('none')
  })
})

describe('all that match', () => {
  it('has everybody, however many the filter finds', () => {
    const all = everybody({ status: 'pending' })
    expect(isTicked(all, 'whoever')).toBe(true)
    expect(countSelected(all, { count: 10_000, more: true })).toEqual({ count: 10_000, more: true })
  })
})

it('ends with the filter that it was made for', () => {
  const pending = tick(nobody({ status: 'pending' }), page, [ann], true)
  expect(isOfList(pending, { status: 'pending' })).toBe(true)
  expect(isOfList(pending, { status: 'active' })).toBe(false)
})

it('knows of those on the shown page what has become of them since', () => {
  const selection = tick(nobody({}), page, [ann], true)
  const accepted = { ...ann, status: 'active' as const }
  expect(broughtUpToDate(selection, [accepted, bob]).picked).toEqual([accepted])
})
