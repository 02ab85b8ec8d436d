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

/** Makes the account of an invited person in the join app, from the invitation that is on screen, and accepts. */
export async function acceptAsNew(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await page.getByText('I’m new').click()
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('textbox', { name: 'Password' }).fill(LEARNER_PASSWORD)
  await page.getByRole('button', { name: 'Register and accept' }).click()
}
