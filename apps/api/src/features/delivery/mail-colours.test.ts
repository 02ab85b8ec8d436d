import { expect, it } from '@jest/globals'
import { DARK, LIGHT } from './mail-colours.ts'

it.each([
  ['light', LIGHT],
  ['dark', DARK],
])('[60] the %s colours are readable', (_name, { page, card, ink, muted, accent, onAccent }) => {
  const pairs = [
    [ink, card],
    [muted, card],
    [muted, page],
    [accent, card],
    [onAccent, accent],
  ] as const
  for (const [words, ground] of pairs) expect(contrast(words, ground)).toBeGreaterThanOrEqual(4.5)
})

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
