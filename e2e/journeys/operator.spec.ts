import { expectAccessible } from '../support/axe.ts'
import { rollcall } from '../support/command-line.ts'
import { ADMIN_PASSWORD, registerAdmin } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

test('the operator sets what an organization has paid for, and its admins see it', async ({
  page,
  browser,
  watch,
}) => {
  test.setTimeout(180_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await registerAdmin(page, 'pia@pine.example', 'Pine School')

  const desk = await browser.newContext()
  watch(desk)
  const operator = await desk.newPage()
  await operator.emulateMedia({ reducedMotion: 'reduce' })
  const organizations = operator.getByRole('list', { name: 'Organizations' })
  const pine = organizations.getByRole('listitem').filter({ hasText: 'Pine School' })

  await test.step('an operator is made on the command line, and signs in', async () => {
    const said = await rollcall('operator', 'create', 'olga@host.example', '--name', 'Olga Operator')
    await operator.goto(/https?:\/\/\S+/.exec(said)?.[0] ?? '')
    await operator.getByLabel('New password').fill(ADMIN_PASSWORD)
    await operator.getByRole('button', { name: 'Save the new password' }).click()
    await operator.getByLabel('Password', { exact: true }).fill(ADMIN_PASSWORD)
    await operator.getByRole('button', { name: 'Sign in' }).click()
    await operator.getByRole('link', { name: 'Organizations' }).click()
    await expect(pine.getByText('Active', { exact: true })).toBeVisible()
  })

  await test.step('the screen is for everybody, on a desk and on a phone', async () => {
    for (const width of [1280, 360]) {
      await operator.setViewportSize({ width, height: 740 })
      for (const colorScheme of ['light', 'dark'] as const) {
        await operator.emulateMedia({ colorScheme })
        await expectAccessible(operator, `organizations, ${width}, ${colorScheme}`)
        await pine.getByRole('button', { name: 'Subscription of Pine School' }).click()
        await expectAccessible(operator, `a subscription, ${width}, ${colorScheme}`)
        await operator.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
      }
    }
    await operator.setViewportSize({ width: 1280, height: 800 })
  })

  await test.step('without a subscription the spreadsheet is explained', async () => {
    await pine.getByRole('button', { name: 'Subscription of Pine School' }).click()
    await operator.getByRole('switch', { name: 'Active subscription' }).click()
    await operator.getByRole('button', { name: 'Save the subscription' }).click()
    await expect(pine.getByText('No subscription')).toBeVisible()
    await page.goto('/imports')
    await expect(page.getByText('Ask the operator of this installation').first()).toBeVisible()
  })

  await test.step('with one it is there, for so many people and until that day', async () => {
    await pine.getByRole('button', { name: 'Subscription of Pine School' }).click()
    await operator.getByRole('switch', { name: 'Active subscription' }).click()
    await operator.getByLabel('Seats').fill('25')
    await operator.getByLabel('Until').fill('2090-01-01')
    await operator.getByRole('button', { name: 'Save the subscription' }).click()
    await expect(pine.getByText(/^0 of 25 seats taken/)).toBeVisible()
    await page.goto('/settings/subscription')
    await expect(page.getByText('25 active learners')).toBeVisible()
    await page.goto('/imports')
    await expect(page.getByRole('link', { name: 'Upload Learners' })).toBeVisible()
  })

  await test.step('for an admin the screen is not there', async () => {
    await page.goto('/installation')
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  })
  await desk.close()
})
