import { expectAccessible } from '../support/axe.ts'
import { rollcall } from '../support/command-line.ts'
import { acceptAsNew, inviteByApi, registerAdmin, setUpGroup } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

test('an admin is told before and after that the seats run out', async ({ page, browser, watch }) => {
  await registerAdmin(page, 'tara@maple.example', 'Maple School')
  const groupId = await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
  await rollcall('org', 'subscription', 'Maple School', '--status', 'active', '--seats', '2')
  const link = await inviteByApi(page.request, groupId, 'una@maple.example')
  const context = await browser.newContext({ locale: 'en-US' })
  watch(context)
  const theirs = await context.newPage()
  await theirs.goto(link)
  await acceptAsNew(theirs, 'Una Lee')
  await expect(theirs.getByRole('heading', { name: 'You joined Maple School.' })).toBeVisible()
  await context.close()

  await test.step('a forecast before invitations leave', async () => {
    await page.goto('/learners?add=1')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Add Manually' }).click()
    await dialog.getByLabel('Email 1').fill('vic@maple.example')
    await dialog.getByRole('button', { name: 'Add Learners' }).click()
    await expect(dialog.getByText('1 invitation leaves now.')).toBeVisible()
    await expect(dialog.getByText('Only 1 seat is free')).toHaveCount(0)
    await dialog.getByRole('button', { name: 'Back' }).click()
    await dialog.getByLabel('Email 2').fill('wren@maple.example')
    await dialog.getByRole('button', { name: 'Add Learners' }).click()
    await expect(dialog.getByText('Only 1 seat is free')).toBeVisible()
    await expectAccessible(page, 'the forecast of seats')
    await dialog.getByRole('button', { name: 'Send invitations' }).click()
    await expect(dialog.getByText('2 people were invited.')).toBeVisible()
  })

  await test.step('the overview and the settings say how many would find none', async () => {
    await page.goto('/')
    const card = page.getByRole('listitem').filter({ hasText: 'Without a seat' })
    await expect(card).toContainText('1')
    await expectAccessible(page, 'the overview when seats run out')
    await card.getByRole('link', { name: 'See the seats' }).click()
    await expect(page.getByText('1 of 2 seats are taken, 1 free')).toBeVisible()
    await expect(
      page.getByText('If everybody who is invited accepted, 1 person would find no seat.'),
    ).toBeVisible()
    await expectAccessible(page, 'the seats in the settings')
  })
})
