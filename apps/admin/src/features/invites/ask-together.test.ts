import { expect, test } from '@jest/globals'
import { askTogether } from './ask-together.ts'

test('what is asked in the same moment is asked at once, each thing one time', async () => {
  const calls: string[][] = []
  const ask = askTogether(async (questions) => {
    calls.push(questions)
    return questions.map((question) => question.toUpperCase())
  })
  expect(await Promise.all([ask('a'), ask('b'), ask('a')])).toEqual(['A', 'B', 'A'])
  expect(await ask('c')).toBe('C')
  expect(calls).toEqual([['a', 'b'], ['c']])
})

test('a call that fails fails for each, and the next one is a new one', async () => {
  let fails = true
  const ask = askTogether(async (questions) => {
    if (fails) throw new Error('no network')
    return questions
  })
  await expect(Promise.all([ask('a'), ask('b')])).rejects.toThrow('no network')
  fails = false
  expect(await ask('a')).toBe('a')
})

test('an answer that is missing is an error and not another one’s answer', async () => {
  const ask = askTogether(async ([first]) => (first === undefined ? [] : [first]))
  const both = await Promise.allSettled([ask('a'), ask('b')])
  expect(both.map((one) => one.status)).toEqual(['fulfilled', 'rejected'])
})
