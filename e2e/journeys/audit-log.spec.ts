import { expectAccessible } from '../support/axe.ts'
import { rollcall } from '../support/command-line.ts'
import { registerAdmin, setUpGroup } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

test('an admin finds in the audit log who did what, takes it along, and keeps its seal', async ({ page }) => {
  await registerAdmin(page, 'gwen@fjord.example', 'Fjord School')
  const groupId = await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
  await page.request.post('/api/v1/invites', { data: { groupId, emails: ['hans@fjord.example'] } })
  await page.goto('/settings/audit')
  const log = page.getByRole('list', { name: 'Audit log' })
  await expect(log.getByText('Group made')).toBeVisible()
  const invited = log.getByRole('listitem').filter({ hasText: 'Invite made' })
  await expect(invited).toContainText('hans@fjord.example')
  await expect(invited).toContainText('group: Teachers')

  await test.step('narrows it, and the address brings the view back', async () => {
    await page.getByRole('combobox', { name: 'Show' }).click()
    await page.getByRole('option', { name: 'Invite made', exact: true }).click()
    await expect(log.getByRole('listitem')).toHaveCount(1)
    await page.getByRole('combobox', { name: 'Who' }).click()
    await page.getByRole('option', { name: 'Dana Whitfield' }).click()
    await page.getByLabel('To', { exact: true }).fill('2020-01-31')
    await expect(page.getByText('No entry fits this choice.')).toBeVisible()
    await page.reload()
    await expect(page.getByLabel('To', { exact: true })).toHaveValue('2020-01-31')
    await page.getByRole('button', { name: 'Show everything' }).last().click()
    await expect(log.getByText('Group made')).toBeVisible()
    await expectAccessible(page, 'the audit log')
  })

  await test.step('takes it along', async () => {
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'CSV' }).click()
    expect((await saving).suggestedFilename()).toMatch(/^audit-log-.*\.csv$/)
  })

  await test.step('keeps its seal, with which the operator can prove that nothing was changed', async () => {
    await expect(async () => {
      await page.reload()
      await expect(page.getByRole('heading', { name: 'The log is sealed' })).toBeVisible({ timeout: 2000 })
    }).toPass({ timeout: 75_000 })
    const line = await page.getByText(/^\d+:[0-9a-f]{64}$/).textContent()
    expect(await rollcall('audit', 'verify', '--org', 'Fjord School', '--seal', line ?? '')).toContain(
      'is what was sealed: ',
    )
    await expectAccessible(page, 'the audit log with its seal')
  })
})
