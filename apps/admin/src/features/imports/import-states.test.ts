import { describe, expect, it } from '@jest/globals'
import { IMPORT_STATES } from '@rollcall/contract'
import { lookAgainIn, share, shareLeft, wasApproved } from './import-states.ts'

describe('an import on screen', () => {
  it('is looked at again only while something goes on by itself', () => {
    const watched = IMPORT_STATES.filter((state) => lookAgainIn({ state }) !== false)
    expect(watched).toEqual(['parsing', 'approved', 'sending'])
  })

  it('was approved also when it was taken back later', () => {
    expect(IMPORT_STATES.filter(wasApproved)).toEqual(['approved', 'sending', 'done', 'undone'])
  })

  it('shows as done only what is done to the last row', () => {
    expect(share(999, 1000)).toBe(99)
    expect(share(1000, 1000)).toBe(100)
    expect(share(0, 0)).toBe(100)
  })

  it('counts mail that came back as mail that left', () => {
    expect(shareLeft({ waiting: 1, sent: 1, delivered: 1, failed: 1 })).toBe(75)
  })
})
