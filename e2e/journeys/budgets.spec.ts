import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { inviteByApi, registerAdmin, setUpGroup } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

const KB = 1000

/** What a page loads until it rests, in bytes after gzip, by kind. */
async function weigh(
  page: Page,
  open: () => Promise<void>,
): Promise<Record<'script' | 'stylesheet' | 'document', number>> {
  const weights = { script: 0, stylesheet: 0, document: 0 }
  const reading: Promise<void>[] = []
  page.on('response', (response) => {
    const kind = response.request().resourceType()
    if (kind !== 'script' && kind !== 'stylesheet' && kind !== 'document') return
    const add = async () => {
      weights[kind] += gzipSync(await response.body()).length
    }
    reading.push(add())
  })
  await open()
  await page.waitForLoadState('networkidle')
  await Promise.all(reading)
  page.removeAllListeners('response')
  return weights
}

test('the admin app is light enough to start quickly', async ({ page, browser, watch }) => {
  await registerAdmin(page, 'wes@budget.example', 'Budget School')
  const state = await page.context().storageState()
  for (const path of ['/sign-in', '/', '/learners']) {
    const context = await browser.newContext(path === '/sign-in' ? {} : { storageState: state })
    watch(context)
    const fresh = await context.newPage()
    const { script, stylesheet } = await weigh(fresh, async () => void (await fresh.goto(path)))
    expect(script, `JavaScript of ${path}`).toBeGreaterThan(10 * KB)
    expect(script, `JavaScript of ${path}`).toBeLessThanOrEqual(300 * KB)
    expect(stylesheet, `styles of ${path}`).toBeLessThanOrEqual(45 * KB)
    await context.close()
  }
})

test('an invitation opens quickly on an old phone', async ({ page, browser, watch }) => {
  await registerAdmin(page, 'wanda@budget.example', 'Light School')
  const groupId = await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
  const link = await inviteByApi(page.request, groupId, 'phone@budget.example')
  const context = await browser.newContext()
  watch(context)
  const phone = await context.newPage()
  const weights = await weigh(phone, async () => {
    await phone.goto(link)
    await expect(phone.getByRole('heading', { name: 'Light School invites you to training' })).toBeVisible()
  })
  expect(weights.script).toBeGreaterThan(10 * KB)
  expect(weights.script).toBeLessThanOrEqual(75 * KB)
  expect(weights.stylesheet).toBeLessThanOrEqual(3 * KB)
  expect(weights.document).toBeLessThanOrEqual(3 * KB)
  await context.close()
})
