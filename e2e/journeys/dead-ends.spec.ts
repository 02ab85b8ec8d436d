import type { Page } from '@playwright/test'
import { codeIn, linkIn, newestMail } from '../support/inbox.ts'
import {
  acceptAsNew,
  askToJoin,
  inviteByApi,
  LEARNER_PASSWORD,
  openJoinPage,
  registerAdmin,
  registerArrived,
  setUpGroup,
} from '../support/people.ts'
import { expect, test } from '../support/test.ts'

const expectTitle = (page: Page, name: string) =>
  expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()

test('an invitation that ended says how, and what to do now', async ({ page, browser, watch }) => {
  await registerAdmin(page, 'pam@ridge.example', 'Ridge School')
  const group = await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
  const context = await browser.newContext()
  watch(context)
  const theirs = await context.newPage()

  await test.step('accepted already: leads to the account, or to signing in', async () => {
    const link = await inviteByApi(page.request, group, 'ann@ridge.example')
    await theirs.goto(link)
    await acceptAsNew(theirs, 'Ann Ridge')
    await expectTitle(theirs, 'You joined Ridge School.')
    await theirs.goto(link)
    await expectTitle(theirs, 'This invitation was accepted')
    await expect(theirs.getByRole('link', { name: 'Go to my account' })).toBeVisible()
    await context.clearCookies()
    await theirs.goto(link)
    await theirs.getByRole('link', { name: 'Sign in' }).click()
    await expectTitle(theirs, 'Sign in to your account')
  })

  await test.step('replaced: the newer mail has the link that works', async () => {
    const old = await inviteByApi(page.request, group, 'bob@rigde.example')
    const list = await page.request.get('/api/v1/invites')
    const { items }: { items: { id: string; email: string }[] } = await list.json()
    const id = items.find(({ email }) => email === 'bob@rigde.example')?.id
    const mended = await page.request.patch(`/api/v1/invites/${id}`, { data: { email: 'bob@ridge.example' } })
    expect(mended.status()).toBe(200)
    await theirs.goto(old)
    await expectTitle(theirs, 'There is a newer invitation')
    await expect(theirs.getByText('bob@ridge.example')).toHaveCount(0)
    await theirs.goto(linkIn(await newestMail(page.request, 'bob@ridge.example', 'Ridge School')))
    await expectTitle(theirs, 'Ridge School invites you to training')
  })

  await test.step('declined in the account: taken back there, too', async () => {
    await acceptAsNew(theirs, 'Bob Ridge')
    const other = await setUpSecond(page)
    await inviteByApi(page.request, other, 'bob@ridge.example')
    await theirs.goto('/join/account')
    await theirs.getByRole('button', { name: 'Decline' }).click()
    await theirs.getByRole('button', { name: 'Yes, decline' }).click()
    await expectTitle(theirs, 'You declined this invitation')
    await theirs.getByRole('button', { name: 'Take it back and see the invitation' }).click()
    await expect(theirs.getByRole('heading', { name: 'Invitation from Summit School' })).toBeVisible()
    await theirs.getByRole('button', { name: 'This is not me' }).click()
    await theirs.getByRole('button', { name: 'Yes, this is not me' }).click()
    await expectTitle(theirs, 'Thank you for telling us')
  })
  await context.close()
})

async function setUpSecond(page: Page): Promise<string> {
  await page.context().clearCookies()
  await registerAdmin(page, 'pia@summit.example', 'Summit School')
  return setUpGroup(page.request, 'Guides', ['Fire Safety and Evacuation'])
}

test('on the way from the join page nobody gets stuck', async ({ page, browser, watch }) => {
  await registerAdmin(page, 'pat@shore.example', 'Shore School')
  const group = await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
  const path = await openJoinPage(page.request, 'shore', group)
  const context = await browser.newContext()
  watch(context)
  const theirs = await context.newPage()
  const type = async (code: string) => {
    await theirs.getByLabel('Code from the email').fill(code)
    await theirs.getByRole('button', { name: 'Confirm my address' }).click()
  }

  await test.step('a mistyped address is typed anew', async () => {
    await askToJoin(theirs, path, 'ann@shoer.example', 'Shore School')
    await theirs.getByRole('link', { name: 'Use another address' }).click()
    await expectTitle(theirs, 'Join Shore School')
  })

  await test.step('no mail, a wrong code, another mail: the code is the same', async () => {
    const mail = await askToJoin(theirs, path, 'ann@shore.example', 'Shore School')
    await type('12')
    await expect(theirs.getByText('The code has 6 digits.')).toBeVisible()
    await type(codeIn(mail) === '000 000' ? '111 111' : '000 000')
    await expect(theirs.getByText('This code is not right')).toBeVisible()
    await expect(theirs.getByLabel('Code from the email')).toBeFocused()
    await theirs.getByRole('button', { name: 'Send it again' }).click()
    await expect(theirs.getByText('We sent it to ann@shore.example once more.')).toBeVisible()
    await type(codeIn(mail))
    await expectTitle(theirs, 'Your address is confirmed')
  })

  await test.step('lost before there was an account: the old link says so, and asking once more goes on', async () => {
    const link = linkIn(await newestMail(page.request, 'ann@shore.example', 'Shore School'))
    await theirs.evaluate(() => sessionStorage.clear())
    await theirs.goto(link)
    await theirs.getByRole('button', { name: 'Confirm my address' }).click()
    await expectTitle(theirs, 'This link was used or is too old')
    await expect(theirs.getByText('open the join page again')).toBeVisible()
    await theirs.goto('/join/verify')
    await expectTitle(theirs, 'This link was used or is too old')
    await type(codeIn(await askToJoin(theirs, path, 'ann@shore.example', 'Shore School')))
    await registerArrived(theirs, 'Ann Shore')
  })

  await test.step('signed out half way: signing in leads back to what waits', async () => {
    await context.clearCookies()
    await theirs.getByRole('button', { name: 'Accept invitation' }).click()
    await expectTitle(theirs, 'Sign in to your account')
    await expect(theirs.getByText('You have been signed out.')).toBeVisible()
    await theirs.getByLabel('Email address').fill('ann@shore.example')
    await theirs.getByRole('textbox', { name: 'Password' }).fill(LEARNER_PASSWORD)
    await theirs.getByRole('button', { name: 'Sign in' }).click()
    await theirs.getByRole('button', { name: 'Accept invitation' }).click()
    await expectTitle(theirs, 'You joined Shore School.')
  })

  await test.step('who has joined already is told so by mail alone, and led to the account', async () => {
    const mail = await askToJoin(theirs, path, 'ann@shore.example', 'You have joined Shore School already')
    await theirs.goto(linkIn(mail))
    await expectTitle(theirs, 'Hello, Ann Shore')
  })

  await test.step('closed between asking and confirming', async () => {
    const link = linkIn(await askToJoin(theirs, path, 'bob@shore.example', 'Shore School'))
    await openJoinPage(page.request, 'shore', group, { enabled: false })
    await theirs.goto(link)
    await theirs.getByRole('button', { name: 'Confirm my address' }).click()
    await expect(theirs.getByRole('alert')).toContainText('Joining by this page has ended.')
    await theirs.goto(path)
    await expectTitle(theirs, 'There is no such page')
    await theirs.goto('/join/no-such-school')
    await expectTitle(theirs, 'There is no such page')
  })
  await context.close()
})
