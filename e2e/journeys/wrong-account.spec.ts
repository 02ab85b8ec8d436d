import { linkIn, newestMail } from '../support/inbox.ts'
import { acceptAsNew, inviteByApi, LEARNER_PASSWORD, registerAdmin, setUpGroup } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

test('another user is signed in when the link is opened', async ({ page, browser, watch }) => {
  await registerAdmin(page, 'dora@seaside.example', 'Seaside Academy')
  const groupId = await setUpGroup(page.request, 'Coaches', ['Fire Safety and Evacuation'])
  const bobsLink = await inviteByApi(page.request, groupId, 'bob@home.example')
  const annsLink = await inviteByApi(page.request, groupId, 'ann@acme.example')

  const context = await browser.newContext()
  watch(context)
  const shared = await context.newPage()
  await shared.goto(bobsLink)
  await acceptAsNew(shared, 'Bob Home')
  await expect(shared.getByRole('heading', { name: 'You joined Seaside Academy.' })).toBeVisible()

  await shared.goto(annsLink)
  await expect(shared.getByRole('heading', { name: 'This invitation is for ann@acme.example' })).toBeVisible()
  await expect(shared.getByText('You are signed in as bob@home.example').first()).toBeVisible()

  await shared.getByRole('button', { name: 'Switch account' }).click()
  await shared.getByText('I’m new').click()
  await expect(shared.getByLabel('Email address')).toHaveValue('ann@acme.example')
  await shared.getByLabel('Your name').fill('Ann Acme')
  await shared.getByRole('textbox', { name: 'Password' }).fill(LEARNER_PASSWORD)
  await shared.getByRole('button', { name: 'Register and accept' }).click()
  await expect(shared.getByRole('heading', { name: 'You joined Seaside Academy.' })).toBeVisible()
  await context.close()

  await page.goto('/learners?status=active')
  await expect(page.getByRole('row', { name: 'ann@acme.example' })).toContainText('Ann Acme')
  await expect(page.getByRole('row', { name: 'bob@home.example' })).toContainText('Bob Home')
})

test('an admin who is signed in in the same browser is not in the way', async ({ page }) => {
  await registerAdmin(page, 'ella@bayside.example', 'Bayside Hospital')
  const groupId = await setUpGroup(page.request, 'Nurses', ['Bloodborne Pathogens'])
  await page.goto(await inviteByApi(page.request, groupId, 'nora@bayside.example'))
  await acceptAsNew(page, 'Nora Nurse')
  await expect(page.getByRole('heading', { name: 'You joined Bayside Hospital.' })).toBeVisible()
  await page.goto('/learners')
  await expect(page.getByRole('row', { name: 'nora@bayside.example' })).toContainText('Nora Nurse')
})

test('[62] a learner declines by a second button, and the admin sees it without a name', async ({
  page,
  browser,
  watch,
}) => {
  await registerAdmin(page, 'fern@woodside.example', 'Woodside School')
  const groupId = await setUpGroup(page.request, 'Aides', ['Slips, Trips and Falls'])
  const link = await inviteByApi(page.request, groupId, 'tom@woodside.example')
  const context = await browser.newContext()
  watch(context)
  const theirs = await context.newPage()
  await theirs.goto(link)
  await theirs.getByRole('button', { name: 'Decline' }).click()
  await expect(theirs.getByRole('button', { name: 'Yes, decline' })).toBeVisible()
  await page.goto('/learners')
  await expect(page.getByRole('row', { name: 'tom@woodside.example' })).toContainText('Pending')
  await theirs.getByRole('button', { name: 'Yes, decline' }).click()
  await expect(theirs.getByRole('heading', { name: 'You declined this invitation' })).toBeVisible()
  await theirs.goto(link)
  await expect(theirs.getByRole('heading', { name: 'You declined this invitation' })).toBeVisible()
  await context.close()
  await page.goto('/learners')
  await expect(page.getByRole('row', { name: 'tom@woodside.example' })).toContainText('Declined')
})

test('a learner who forgot the password sets a new one by mail', async ({ page, browser, watch }) => {
  await registerAdmin(page, 'gina@parkside.example', 'Parkside School')
  const groupId = await setUpGroup(page.request, 'Drivers', ['Slips, Trips and Falls'])
  const link = await inviteByApi(page.request, groupId, 'vic@parkside.example')
  const context = await browser.newContext()
  watch(context)
  const theirs = await context.newPage()
  await theirs.goto(link)
  await acceptAsNew(theirs, 'Vic Park')
  await expect(theirs.getByRole('heading', { name: 'You joined Parkside School.' })).toBeVisible()
  await context.clearCookies()

  await theirs.goto('/join/forgot-password')
  await theirs.getByLabel('Email address').fill('vic@parkside.example')
  await theirs.getByRole('button', { name: 'Send the link' }).click()
  await expect(theirs.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  await theirs.goto(linkIn(await newestMail(page.request, 'vic@parkside.example', 'Set a new password')))
  await theirs.getByRole('textbox', { name: 'New password' }).fill('eleven green kites')
  await theirs.getByRole('button', { name: 'Save new password' }).click()
  await theirs.getByLabel('Email address').fill('vic@parkside.example')
  await theirs.getByRole('textbox', { name: 'Password' }).fill('eleven green kites')
  await theirs.getByRole('button', { name: 'Sign in' }).click()
  await expect(theirs.getByRole('heading', { name: 'Hello, Vic Park' })).toBeVisible()
  await context.close()
})
