import { type APIRequestContext, expect, type Page } from '@playwright/test'
import { linkIn, newestMail } from './inbox.ts'

export const ADMIN_PASSWORD = 'a quiet lake at seven in the morning'
export const LEARNER_PASSWORD = 'nine paper boats'

/** Registers an organization through the admin app, confirms the address from the mail, and signs in. */
export async function registerAdmin(page: Page, email: string, organization: string): Promise<void> {
  await page.goto('/register')
  await page.getByLabel('Your name').fill('Dana Whitfield')
  await page.getByLabel('Work email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(ADMIN_PASSWORD)
  await page.getByLabel('Organization name').fill(organization)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible()

  await page.goto(linkIn(await newestMail(page.request, email, 'Confirm your address')))
  await page.getByRole('button', { name: 'Confirm my address' }).click()
  await page.getByLabel('Password', { exact: true }).fill(ADMIN_PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible()
}

interface Named {
  id: string
  title: string
}

/** Sets up, through the API, what another test shows on screen: trainings, and a group that has them. */
export async function setUpGroup(
  request: APIRequestContext,
  group: string,
  titles: string[],
): Promise<string> {
  const catalogue = await request.get('/api/v1/trainings/catalogue')
  const { items }: { items: Named[] } = await catalogue.json()
  const trainingIds = items.filter(({ title }) => titles.includes(title)).map(({ id }) => id)
  await request.post('/api/v1/trainings', { data: { trainingIds } })
  const made = await request.post('/api/v1/groups', { data: { name: group, trainingIds } })
  expect(made.status()).toBe(201)
  const { id }: { id: string } = await made.json()
  return id
}

/** Invites through the API and gives the link that the mail carries. */
export async function inviteByApi(
  request: APIRequestContext,
  groupId: string,
  email: string,
): Promise<string> {
  const reply = await request.post('/api/v1/invites', { data: { groupId, emails: [email] } })
  expect(reply.status()).toBe(201)
  return linkIn(await newestMail(request, email, 'invited you'))
}

/** Switches on the join page of an organization, for one group, and gives its path. */
export async function openJoinPage(
  request: APIRequestContext,
  slug: string,
  groupId: string,
  changes: {
    enabled?: boolean
    allowedDomains?: string[]
    groupIds?: string[]
    locationIds?: string[]
    welcome?: string
  } = {},
): Promise<string> {
  const page = {
    enabled: true,
    slug,
    audience: changes.allowedDomains ? 'domains' : 'anyone',
    allowedDomains: [],
    groupIds: [groupId],
    locationIds: [],
    ...changes,
  }
  const reply = await request.put('/api/v1/join-page', { data: page })
  expect(reply.status()).toBe(200)
  return `/join/${slug}`
}

/** Fills in the form of a join page that has one group, and sends it. Gives the mail that follows. */
export async function askToJoin(page: Page, path: string, email: string, organization: string) {
  await page.goto(path)
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('button', { name: 'Join Organization' }).click()
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  return newestMail(page.request, email, organization)
}

/** Makes the account of somebody who confirmed their address on the join page. */
export async function registerArrived(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible()
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('textbox', { name: 'Password' }).fill(LEARNER_PASSWORD)
  await page.getByRole('button', { name: 'Create my account' }).click()
  await expect(page.getByRole('heading', { name: `Hello, ${name}` })).toBeVisible()
}

/** Makes the account of an invited person in the join app, from the invitation that is on screen, and accepts. */
export async function acceptAsNew(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await page.getByText('I’m new').click()
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('textbox', { name: 'Password' }).fill(LEARNER_PASSWORD)
  await page.getByRole('button', { name: 'Register and accept' }).click()
}
