import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe.ts'
import { rollcall } from '../support/command-line.ts'
import { registerAdmin, setUpGroup } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

const PHONE = { width: 360, height: 740 }
const DESK = { width: 1280, height: 800 }

/** A page for anyone, as a program sets it up; slug and groups are to be added. */
const EVERYBODY = { enabled: true, audience: 'anyone', allowedDomains: [], locationIds: [] }

async function openJoinPage(page: Page): Promise<void> {
  await page.goto('/premium/join-page')
  await expect(page.getByRole('heading', { name: 'Join Org Web Page', level: 1 })).toBeVisible()
  await expect(page.getByLabel('Customized URL')).toBeVisible()
}

/** On a desk and on a phone, light and dark: nothing keeps anybody out, and nothing is wider than the screen. */
async function inspect(page: Page, name: string): Promise<void> {
  for (const viewport of [DESK, PHONE]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      // The new colours have begun to fade in, so that it can be waited for.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      )
      await expectAccessible(page, `${name}, ${viewport.width}, ${colorScheme}`)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
      expect(wide, `${name} is wider than ${viewport.width}`).toBe(false)
    }
  }
  await page.setViewportSize(DESK)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

test('an admin sets up the page on which people join, and shares it', async ({ page, context }) => {
  test.setTimeout(240_000)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await registerAdmin(page, 'noor@fernhill.example', 'Fernhill Schools')

  await test.step('the page is under Premium Features, and needs a group first', async () => {
    await page.getByRole('link', { name: 'Join Org Web Page' }).click()
    await expect(page.getByText('There is no active group yet')).toBeVisible()
    await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
    await setUpGroup(page.request, 'Drivers', ['Fire Safety and Evacuation'])
    await page.request.post('/api/v1/locations', { data: { name: 'North Campus' } })
    await openJoinPage(page)
  })

  await test.step('an address made of the name is proposed, and whom it is for has to be chosen', async () => {
    await expect(page.getByLabel('Customized URL')).toHaveValue('fernhill-schools')
    await expect(page.getByText('This address is free.')).toBeVisible()
    await page.getByRole('switch', { name: 'Our web page is on' }).click()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('Choose whom the page is for.')).toBeVisible()
    await expect(page.getByText('Choose at least one group that is active.')).toBeVisible()
    await inspect(page, 'the join page before it is set up')
  })

  await test.step('each wrong entry of the allow list is explained', async () => {
    await page.getByLabel('Only people with an address of our organization').check()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('Enter at least one domain')).toBeVisible()
    const list = page.getByRole('combobox', { name: 'Email Allow List' })
    await list.fill('ann@Fernhill.example, gmail.com co.uk fernhill')
    await list.press('Enter')
    await expect(page.getByText('“gmail.com” lets everybody with an address at gmail.com in')).toBeVisible()
    await expect(page.getByText('“fernhill” is not a domain.')).toBeVisible()
    await page.getByRole('button', { name: 'Remove fernhill', exact: true }).click()
    await page.getByRole('combobox', { name: 'Groups' }).click()
    await page.getByRole('option', { name: 'Teachers' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('Anybody can have an address under “co.uk”.')).toBeVisible()
    await inspect(page, 'the join page with wrong entries')
    await page.getByRole('button', { name: 'Remove co.uk' }).click()
    await page.getByRole('button', { name: 'Remove gmail.com' }).click()
  })

  await test.step('saved, it is open, and its link is on the clipboard with one press', async () => {
    await page.getByLabel('Welcome text').fill('Welcome to our autumn training.')
    await page.getByLabel('How many people may come').fill('120')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('The page is saved.')).toBeVisible()
    await expect(page.getByText('People who have the link can ask to join.')).toBeVisible()
    await expect(page.getByText('only people with an address at fernhill.example can join')).toBeVisible()
    await expect(page.getByText('0 of 120 places are taken.')).toBeVisible()
    await page.getByRole('button', { name: 'Copy Link to Clipboard' }).click()
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(new URL(copied).pathname).toBe('/join/fernhill-schools')
    const shown = await page.request.get('/api/v1/join/pages/fernhill-schools')
    expect(await shown.json()).toMatchObject({
      state: 'open',
      groups: [{ name: 'Teachers' }],
      welcome: 'Welcome to our autumn training.',
    })
    await inspect(page, 'the join page that is open')
  })

  await test.step('the QR code comes as a file', async () => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'QR code (PNG)' }).click()
    expect((await download).suggestedFilename()).toBe('join-fernhill-schools.png')
  })

  await test.step('switched off, it says so, and nobody finds it', async () => {
    await page.getByRole('switch', { name: 'Our web page is on' }).click()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('The page is switched off.')).toBeVisible()
    expect((await page.request.get('/api/v1/join/pages/fernhill-schools')).status()).toBe(404)
  })
})

test('an address that is taken is said while it is typed, with one that is free', async ({
  page,
  browser,
  watch,
}) => {
  await registerAdmin(page, 'ola@oakridge.example', 'Oakridge')
  await setUpGroup(page.request, 'Teachers', [])
  await openJoinPage(page)
  await expect(page.getByLabel('Customized URL')).toHaveValue('oakridge')
  await page.getByText('Anyone who has the link').click()
  await page.getByRole('combobox', { name: 'Groups' }).click()
  await page.getByRole('option', { name: 'Teachers' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('The page is saved.')).toBeVisible()

  const context = await browser.newContext()
  watch(context)
  const theirs = await context.newPage()
  await registerAdmin(theirs, 'pia@oakridge-two.example', 'Oakridge Two')
  await setUpGroup(theirs.request, 'Nurses', [])
  await openJoinPage(theirs)
  const slug = theirs.getByLabel('Customized URL')
  await slug.fill('Oakridge')
  await expect(theirs.getByText('Another organization has this address')).toBeVisible()
  await slug.fill('admin')
  await expect(theirs.getByText('This word is kept for other pages.')).toBeVisible()
  await slug.fill('a')
  await expect(theirs.getByText('Use 3 to 63 letters')).toBeVisible()
  await slug.fill('oakridge')
  await theirs.getByRole('button', { name: 'Use oakridge-team' }).click()
  await expect(slug).toHaveValue('oakridge-team')
  await expect(theirs.getByText('This address is free.')).toBeVisible()
  await expect(theirs.getByText(/^The address will be http.*\/join\/oakridge-team$/)).toBeVisible()
  await context.close()

  await test.step('two people who change the page do not undo each other’s changes', async () => {
    const other = await page.context().newPage()
    await openJoinPage(page)
    await openJoinPage(other)
    await other.getByLabel('Welcome text').fill('Theirs')
    await other.getByRole('button', { name: 'Save changes' }).click()
    await expect(other.getByText('The page is saved.')).toBeVisible()
    await page.getByLabel('Welcome text').fill('Mine')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('Somebody else changed this in the meantime')).toBeVisible()
    await expectAccessible(page, 'two people changed the join page')
    await page.getByRole('button', { name: 'Load what is there now' }).click()
    await expect(page.getByLabel('Welcome text')).toHaveValue('Theirs')
    await other.close()
  })

  await test.step('another address warns that links and posters with the old one stop working', async () => {
    await page.getByLabel('Customized URL').fill('oakridge-schools')
    await expect(page.getByText('Links and posters that have the old one stop working.')).toBeVisible()
  })
})

test('the poster is one sheet of paper in the language of its readers', async ({ page }) => {
  await registerAdmin(page, 'quin@pinewood.example', 'Pinewood Hospital')
  const groupId = await setUpGroup(page.request, 'Nurses', [])
  const whom = { audience: 'domains', allowedDomains: ['pinewood.example'] }
  const body = { ...EVERYBODY, ...whom, slug: 'pinewood', groupIds: [groupId] }
  expect((await page.request.put('/api/v1/join-page', { data: body })).status()).toBe(200)
  await openJoinPage(page)
  await page.getByRole('link', { name: 'Print a poster' }).click()
  const poster = page.getByRole('article')
  await expect(poster.getByRole('heading', { name: 'Your training starts here' })).toBeVisible()
  await expect(poster.getByText('Pinewood Hospital')).toBeVisible()
  await expect(poster.getByRole('img', { name: /^QR code of http.*\/join\/pinewood$/ })).toBeVisible()
  await expect(poster.getByText('Use your address at pinewood.example.')).toBeVisible()
  await inspect(page, 'the poster')

  await page.getByText('Español').click()
  await expect(poster.getByText('Elija su grupo y escriba su correo electrónico.')).toBeVisible()
  await expect(poster).toHaveAttribute('lang', 'es')
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(1)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
  await expect(page.getByRole('navigation')).toBeHidden()
  await expect(poster).toBeVisible()
})

test('without a subscription the page is explained, and what was set up stays to be read', async ({
  page,
}) => {
  await registerAdmin(page, 'rhea@willow.example', 'Willow School')
  const groupId = await setUpGroup(page.request, 'Teachers', [])
  await rollcall('org', 'subscription', 'Willow School', '--status', 'none')
  await page.goto('/premium/join-page')
  await expect(
    page.getByRole('heading', { name: '✪ Premium: a page on which people join by themselves' }),
  ).toBeVisible()
  await expect(page.getByText('Ask the operator of this installation')).toBeVisible()
  await expect(page.getByLabel('Customized URL')).toHaveCount(0)
  await inspect(page, 'the join page without a subscription')

  const body = { ...EVERYBODY, slug: 'willow', groupIds: [groupId] }
  expect((await page.request.put('/api/v1/join-page', { data: body })).status()).toBe(402)
  await rollcall('org', 'subscription', 'Willow School', '--status', 'active')
  expect((await page.request.put('/api/v1/join-page', { data: body })).status()).toBe(200)
  await rollcall('org', 'subscription', 'Willow School', '--status', 'none')
  await openJoinPage(page)
  await expect(page.getByText('✪ Premium: the subscription is not active')).toBeVisible()
  await expect(page.getByText('without a subscription nobody can open it')).toBeVisible()
  await expect(page.getByLabel('Customized URL')).toHaveValue('willow')
  await expect(page.getByLabel('Customized URL')).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Save changes' })).toHaveCount(0)
  await inspect(page, 'the join page after the subscription')
})
