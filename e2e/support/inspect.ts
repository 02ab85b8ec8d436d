import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'

const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } }
const SCHEMES = ['light', 'dark'] as const
const PICTURES = new URL('../../docs/screens/', import.meta.url).pathname

/** Shows one screen in each size and scheme, looks at it with axe, and keeps the pictures that the documents show. */
export async function inspect(
  page: Page,
  name: string,
  open: () => Promise<void>,
  pictures: string[] = [],
): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of SCHEMES) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await open()
      await expectAccessible(page, `${name}, ${size}, ${colorScheme}`)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
      expect(wide, `${name} is wider than the ${size}`).toBe(false)
      const picture = `${name}-${size}-${colorScheme}`
      if (pictures.includes(picture)) await page.screenshot({ path: `${PICTURES}${picture}.png` })
    }
  }
  await page.setViewportSize(SIZES.desktop)
}
