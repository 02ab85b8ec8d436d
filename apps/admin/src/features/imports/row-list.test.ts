import { describe, expect, it } from '@jest/globals'
import {
  countAttention,
  countInvited,
  outcomesIn,
  readRowList,
  toRowsQuery,
  writeRowList,
} from './row-list.ts'

const counts = {
  rows: 12,
  outcomes: { invite: 5, already_active: 1, archived: 2, declined_before: 1, unknown_group: 3, duplicate: 0 },
}

describe('the rows of an import', () => {
  it('are all shown by an address that says nothing, or something else', () => {
    expect(readRowList(new URLSearchParams(''))).toEqual({ show: null, cursors: [] })
    expect(readRowList(new URLSearchParams('show=nonsense')).show).toBeNull()
  })

  it('keep their filter and page in the address', () => {
    const written = writeRowList(new URLSearchParams('lang=en'), {
      show: 'unknown_group',
      cursors: ['a', 'b'],
    })
    expect(written.toString()).toBe('lang=en&show=unknown_group&cursor=a&cursor=b')
    expect(readRowList(written)).toEqual({ show: 'unknown_group', cursors: ['a', 'b'] })
    expect(toRowsQuery(readRowList(written))).toEqual({ limit: 50, outcome: 'unknown_group', cursor: 'b' })
  })

  it('start at the first page with another filter', () => {
    const next = writeRowList(new URLSearchParams('show=invite&cursor=a'), { show: 'attention' })
    expect(toRowsQuery(readRowList(next))).toEqual({ limit: 50, attention: true })
  })

  it('have outcomes that add up', () => {
    const found = outcomesIn(counts)
    expect(found.map(({ outcome }) => outcome)).not.toContain('duplicate')
    expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(counts.rows)
  })

  it('say how many need work, and whom an approval invites', () => {
    expect(countAttention(counts)).toBe(6)
    expect(countInvited(counts)).toEqual({ sure: 5, again: 3 })
  })
})
