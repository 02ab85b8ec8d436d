import { expect, test } from '../support/test.ts'

test('the description of the API can be read and searched, without any other host', async ({ page }) => {
  await page.goto('/docs')
  await expect(page.getByRole('heading', { name: /^Rollcall/ })).toBeVisible()
  await page.getByPlaceholder('Search...').fill('resend')
  await page.locator('[data-role="search:results"]').getByText('Send many invitations again').click()
  const heading = page.getByRole('heading', { name: 'Send many invitations again' })
  await expect(heading).toBeInViewport()
  await expect(page.getByText('invites:write').first()).toBeVisible()
})
