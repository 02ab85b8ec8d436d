import { expectAccessible } from '../support/axe.ts'
import { registerAdmin, setUpGroup } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

test('an admin sees what people will get, before anybody gets it', async ({ page }) => {
  await registerAdmin(page, 'ines@meadow.example', 'Meadow School')
  await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
  const dialog = page.getByRole('dialog')
  const mail = page.frameLocator('iframe[title="The email"]')

  await test.step('in the settings, in each language, as invitation and as reminder', async () => {
    await page.goto('/settings/invitations')
    await page.getByRole('button', { name: 'Preview the email' }).click()
    await expect(dialog.getByText('Meadow School invited you to training')).toBeVisible()
    await expect(mail.getByRole('link', { name: 'See the invitation' })).toBeVisible()
    await expect(mail.getByText('Fire Safety and Evacuation')).toBeVisible()
    await dialog.getByText('Español').click()
    await expect(mail.getByRole('link', { name: 'Ver la invitación' })).toBeVisible()
    await dialog.getByText('Reminder', { exact: true }).click()
    await expect(dialog.getByText('Recordatorio: Meadow School le invita a una formación')).toBeVisible()
    await dialog.getByText('Plain text').click()
    await expect(dialog.getByText('somebody@example.org')).toBeVisible()
    // Without the frame, in which nothing may run, a check of accessibility neither.
    await expectAccessible(page, 'the preview of the email')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })

  await test.step('and before invitations leave', async () => {
    await page.goto('/learners?add=1')
    await dialog.getByRole('button', { name: 'Add Manually' }).click()
    await dialog.getByLabel('Email 1').fill('jon@meadow.example')
    await dialog.getByRole('button', { name: 'Add Learners' }).click()
    await dialog.getByRole('button', { name: 'Preview the email' }).click()
    await expect(mail.getByText('Teachers')).toBeVisible()
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: 'Send invitations' }).click()
    await expect(dialog.getByText('1 person was invited.')).toBeVisible()
  })
})
