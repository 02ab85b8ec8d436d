import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { inviteByApi, openJoinPage, registerAdmin, setUpGroup } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

const KB = 1000

/** What a page loads until it rests, in bytes after gzip, by kind. */
async function weigh(
  page: Page,
  open: () => Promise<void>,
): Promise<Record<'script' | 'stylesheet' | 'document', number>> {
  // What this browser has in store from before is no weight less for a phone that comes for the first time.
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
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

/** What the first page of a learner may weigh. */
function expectLight(weights: Awaited<ReturnType<typeof weigh>>, where: string): void {
  expect(weights.script, `JavaScript of ${where}`).toBeLessThanOrEqual(75 * KB)
  expect(weights.stylesheet, `styles of ${where}`).toBeLessThanOrEqual(3 * KB)
  expect(weights.document, `HTML of ${where}`).toBeLessThanOrEqual(3 * KB)
}

test('an invitation and a join page open quickly on an old phone, in each language', async ({
  page,
  browser,
  watch,
}) => {
  await registerAdmin(page, 'wanda@budget.example', 'Light School')
  const groupId = await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
  const link = await inviteByApi(page.request, groupId, 'phone@budget.example')
  const path = await openJoinPage(page.request, 'light-school', groupId)
  for (const [locale, invites, joins] of [
    ['en-US', 'Light School invites you to training', 'Join Light School'],
    ['es-ES', 'Light School le invita a una formación', 'Unirse a Light School'],
  ] as const) {
    const context = await browser.newContext({ locale })
    watch(context)
    const phone = await context.newPage()
    const invitation = await weigh(phone, async () => {
      await phone.goto(link)
      await expect(phone.getByRole('heading', { name: invites })).toBeVisible()
    })
    expect(invitation.script).toBeGreaterThan(10 * KB)
    expectLight(invitation, `the invitation, ${locale}`)
    const joinPage = await weigh(phone, async () => {
      await phone.goto(path)
      await expect(phone.getByRole('heading', { name: joins })).toBeVisible()
    })
    // The form is the server's: no framework comes with it.
    expect(joinPage.script).toBeLessThanOrEqual(2 * KB)
    expectLight(joinPage, `the join page, ${locale}`)
    await context.close()
  }
})
