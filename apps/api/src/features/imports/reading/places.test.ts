import { describe, expect, it } from '@jest/globals'
import { createPlaces } from './places.ts'

/** Work that ends when it is told to, and writes down when it begins. */
function createWork() {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) => () => {
    begun.push(name)
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)))
  }
  const end = async (name: string) => {
    ends.get(name)?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { begun, work, end }
}

describe('places for readings', () => {
  it('are two, with one for an organization, and those who wait take turns', async () => {
    const places = createPlaces(2)
    const { begun, work, end } = createWork()
    const all = [
      ...['a1', 'a2', 'a3'].map((name) => places.take('a', work(name))),
      ...['b1', 'b2'].map((name) => places.take('b', work(name))),
      places.take('c', work('c1')),
    ]
    await end('')
    expect(begun).toEqual(['a1', 'b1'])
    await end('a1')
    expect(begun).toEqual(['a1', 'b1', 'c1'])
    await end('c1')
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2'])
    await end('b1')
    await end('a2')
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3'])
    await end('b2')
    await end('a3')
    expect(await Promise.all(all)).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'c1'])
  })

  it('become free when the work fails', async () => {
    const places = createPlaces(1)
    const failing = places.take('a', async () => {
      throw new Error('torn')
    })
    await expect(failing).rejects.toThrow('torn')
    expect(await places.take('b', async () => 'read')).toBe('read')
  })
})
