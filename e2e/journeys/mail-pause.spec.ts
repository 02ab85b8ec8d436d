import { expectAccessible } from '../support/axe.ts'
import { rollcall } from '../support/command-line.ts'
import { registerAdmin, setUpGroup } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

test('an admin sees why emails wait, and the operator lets them go on', async ({ page }) => {
  await registerAdmin(page, 'quin@brook.example', 'Brook School')
  const groupId = await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
  await rollcall('org', 'mail', 'Brook School', '--daily', '1')
  const emails = ['ada@brook.example', 'ben@brook.example']
  await page.request.post('/api/v1/invites', { data: { groupId, emails } })

  await page.goto('/outbox')
  await expect(page.getByText('Emails wait: today’s emails have all left')).toBeVisible()
  await expect(page.getByText('Nothing is lost')).toBeVisible()
  await expectAccessible(page, 'the outbox while mail waits')
  await page.goto('/')
  await expect(page.getByText('Emails wait: today’s emails have all left')).toBeVisible()

  await rollcall('org', 'mail', 'Brook School', '--daily', 'unlimited')
  await page.goto('/learners')
  for (const email of emails)
    await expect(page.getByRole('row', { name: email }).getByText('Pending')).toBeVisible()
  await page.goto('/outbox')
  await expect(page.getByText('Nothing is waiting')).toBeVisible()
  await expect(page.getByText('Emails wait')).toHaveCount(0)
})
