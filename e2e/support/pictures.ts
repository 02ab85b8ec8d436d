import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

/** Keeps what a page shows as a small picture (WebP): from the top, as high as it is, and at most `most` pixels. */
export async function keepPicture(page: Page, file: string, most = 1250): Promise<void> {
  const { width, height } = await page.evaluate(() => ({
    width: window.innerWidth,
    height: document.body.getBoundingClientRect().bottom + window.scrollY,
  }))
  const clip = { x: 0, y: 0, width, height: Math.min(Math.ceil(height), most) }
  const png = await page.screenshot({ fullPage: true, clip, animations: 'disabled', caret: 'hide' })
  // A page of its own makes the smaller file of it: that of the app may not show what comes from nowhere.
  const maker = await page.context().newPage()
  const webp = await maker.evaluate(
    async (source) => {
      const picture = new Image()
      picture.src = source
      await picture.decode()
      const canvas = document.createElement('canvas')
      canvas.width = picture.width
      canvas.height = picture.height
      canvas.getContext('2d')?.drawImage(picture, 0, 0)
      return canvas.toDataURL('image/webp', 0.6)
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
  await maker.close()
  writeFileSync(file, Buffer.from(webp.slice(webp.indexOf(',') + 1), 'base64'))
}
