import type { APIRequestContext } from '@playwright/test'
import { expectAccessible } from '../support/axe.ts'
import { newestMail } from '../support/inbox.ts'
import { acceptAsNew, inviteByApi, registerAdmin, setUpGroup } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

/** Invites 28 people: more than one page of the list holds. */
async function inviteMany(request: APIRequestContext, groupId: string): Promise<void> {
  const emails = Array.from({ length: 28 }, (_, number) => `teacher${number}@valley.example`)
  for (const some of [emails.slice(0, 10), emails.slice(10, 20), emails.slice(20)]) {
    const reply = await request.post('/api/v1/invites', { data: { groupId, emails: some } })
    expect(reply.status()).toBe(201)
  }
  await newestMail(request, 'teacher27@valley.example', 'Valley Schools')
}

test('an admin looks after many learners at once', async ({ page }) => {
  await registerAdmin(page, 'vera@valley.example', 'Valley Schools')
  const groupId = await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
  await inviteMany(page.request, groupId)
  const dialog = page.getByRole('dialog')
  const bar = page.getByRole('region', { name: 'Actions for the selected learners' })
  const announced = (words: string) =>
    expect(page.getByRole('status').filter({ hasText: words })).toHaveCount(1)

  await test.step('selects a page, then all that match', async () => {
    await page.goto('/learners')
    await expect(page.getByRole('button', { name: 'Pending 28' })).toBeVisible()
    await page.getByRole('checkbox', { name: 'Select this page' }).press('Space')
    await announced('25 learners are selected.')
    await bar.getByRole('button', { name: 'Select all 28 that match' }).press('Enter')
    await announced('28 learners are selected.')
    await expect(bar.getByRole('button', { name: 'Archive' })).toBeVisible()
    await expectAccessible(page, 'a selection of learners')
  })

  await test.step('a filter ends the selection, and offers what can be done with those it shows', async () => {
    await page.getByRole('button', { name: 'Pending 28' }).click()
    await expect(bar).toHaveCount(0)
    await page.getByRole('checkbox', { name: 'Select teacher27@valley.example' }).check()
    await page.getByRole('checkbox', { name: 'Select teacher26@valley.example' }).check()
    await expect(bar.getByRole('button', { name: 'Archive' })).toHaveCount(0)
  })

  await test.step('cancels their invites, and hears what came of it', async () => {
    await bar.getByRole('button', { name: 'Cancel invites' }).press('Enter')
    await expect(dialog.getByText('For 2 learners')).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Go back' })).toBeFocused()
    await expectAccessible(page, 'the question before a bulk action')
    await dialog.getByRole('button', { name: 'Cancel invites' }).press('Enter')
    await expect(dialog.getByRole('heading', { name: 'What came of it, for 2 learners' })).toBeFocused()
    await expect(dialog.getByText('2 cancelled')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByText('26 of 28 learners')).toBeFocused()
    await expect(page.getByRole('button', { name: 'Cancelled 2' })).toBeVisible()
  })

  await test.step('exports what the filter shows', async () => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'CSV' }).click()
    expect((await download).suggestedFilename()).toMatch(/\.csv$/)
  })
})

test('an admin mends an address, and proves later what happened', async ({ page, browser, watch }) => {
  await registerAdmin(page, 'rosa@orchard.example', 'Orchard Clinic')
  const groupId = await setUpGroup(page.request, 'Nurses', ['Bloodborne Pathogens'])
  await page.request.post('/api/v1/invites', { data: { groupId, emails: ['bounce+nell@orchard.example'] } })
  const dialog = page.getByRole('dialog')

  await test.step('corrects the address that bounced', async () => {
    await page.goto('/learners')
    await page.getByRole('button', { name: 'Correct the address bounce+nell@orchard.example' }).press('Enter')
    await expect(dialog.getByLabel('The right address')).toBeFocused()
    await dialog.getByLabel('The right address').fill('nell@gmial.com')
    await dialog.getByRole('button', { name: 'Did you mean nell@gmail.com?' }).press('Enter')
    await expect(dialog.getByLabel('The right address')).toHaveValue('nell@gmail.com')
    await expect(dialog.getByText('This address is fine.')).toBeVisible()
    await expectAccessible(page, 'correcting an address')
    await dialog.getByRole('button', { name: 'Correct and send' }).press('Enter')
    await expect(page.getByRole('row', { name: 'nell@gmail.com' }).getByText('Pending')).toBeVisible()
  })

  await test.step('the learner accepts', async () => {
    const link = await inviteByApi(page.request, groupId, 'otis@orchard.example')
    const context = await browser.newContext()
    watch(context)
    const theirs = await context.newPage()
    await theirs.goto(link)
    await acceptAsNew(theirs, 'Otis Moor')
    await expect(theirs.getByRole('heading', { name: 'You joined Orchard Clinic.' })).toBeVisible()
    await context.close()
  })

  await test.step('the evidence says it all, in its order', async () => {
    await page.goto('/learners')
    await page.getByRole('link', { name: 'nell@gmail.com' }).press('Enter')
    const facts = dialog.getByRole('listitem')
    await expect(facts.first()).toContainText('Invited')
    await expect(facts.filter({ hasText: 'Email bounced' })).toHaveCount(1)
    await expect(facts.filter({ hasText: 'Address corrected' })).toContainText('by Dana Whitfield')
    await expect(facts.last()).toContainText('Email delivered')
    await expectAccessible(page, 'the evidence')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('link', { name: 'nell@gmail.com' })).toBeFocused()
  })

  await test.step('printing shows the evidence and nothing else', async () => {
    await page.getByRole('link', { name: 'otis@orchard.example' }).press('Enter')
    await expect(dialog.getByText('Invite accepted')).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByText('Otis Moor, otis@orchard.example')).toBeVisible()
    await expect(page.getByRole('definition').filter({ hasText: 'Orchard Clinic' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
    await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeHidden()
    await page.emulateMedia({ media: 'screen' })
  })

  await test.step('a move by keyboard that cannot be undone asks first, and gives the focus back', async () => {
    const more = dialog.getByRole('button', { name: 'More actions for otis@orchard.example' })
    await more.press('Enter')
    await page.getByRole('menuitem', { name: 'Archive' }).press('Enter')
    await expect(page.getByText('This cannot be undone')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(more).toBeFocused()
    await more.press('Enter')
    await page.getByRole('menuitem', { name: 'Archive' }).press('Enter')
    await dialog.getByRole('button', { name: 'Archive' }).press('Enter')
    await expect(page.getByText('Otis Moor was archived.')).toBeVisible()
    await expect(dialog.getByText('Archived', { exact: true }).first()).toBeVisible()
    await expect(dialog.getByText('Otis Moor')).toHaveCount(0)
  })
})
