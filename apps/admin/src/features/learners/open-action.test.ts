import { expect, test } from '@jest/globals'
import { readAction, writeAction } from './open-action.ts'

test('an address opens the dialog about one learner again', () => {
  const open = { action: 'archive', learnerId: '0198-77' } as const
  expect(readAction(writeAction(open))).toEqual(open)
})

test.each([null, '', 'archive', 'archive.', 'promote.0198', '.0198'])('%j opens nothing', (value) => {
  expect(readAction(value)).toBeNull()
})
