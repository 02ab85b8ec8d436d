import { readFileSync } from 'node:fs'
import { acceptAsNew, inviteByApi, LEARNER_PASSWORD, registerAdmin, setUpGroup } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

const NEW_PASSWORD = 'seven copper kettles'

test('a learner looks after their account, leaves, and deletes it', async ({ page, browser, watch }) => {
  const email = 'gil@valley.example'
  await registerAdmin(page, 'quin@valley.example', 'Valley Hospital')
  const group = await setUpGroup(page.request, 'Nurses', ['Bloodborne Pathogens'])
  const link = await inviteByApi(page.request, group, email)
  const context = await browser.newContext()
  watch(context)
  const theirs = await context.newPage()
  await theirs.goto(link)
  await acceptAsNew(theirs, 'Gil Valley')
  await theirs.getByRole('link', { name: 'Go to my account' }).click()
  const other = await browser.newContext()
  watch(other)
  const elsewhere = await other.newPage()
  const signIn = async (password: string) => {
    await elsewhere.goto('/join/sign-in')
    await elsewhere.getByLabel('Email address').fill(email)
    await elsewhere.getByRole('textbox', { name: 'Password' }).fill(password)
    await elsewhere.getByRole('button', { name: 'Sign in' }).click()
  }
  const back = () => theirs.getByRole('link', { name: 'Back to my account' }).click()

  await test.step('corrects the name, which the organization sees', async () => {
    await theirs.getByRole('link', { name: 'Name, language and password' }).click()
    await theirs.getByLabel('Your name').fill('Gilbert Valley')
    await theirs.getByRole('button', { name: 'Save' }).click()
    await expect(theirs.getByText('Saved.')).toBeVisible()
    await page.goto('/learners')
    await expect(page.getByRole('row', { name: email })).toContainText('Gilbert Valley')
  })

  await test.step('ends a session of another browser', async () => {
    await signIn(LEARNER_PASSWORD)
    await expect(elsewhere.getByRole('heading', { name: 'Hello, Gilbert Valley' })).toBeVisible()
    await back()
    await theirs.getByRole('link', { name: 'Where you are signed in' }).click()
    await expect(theirs.getByText('This browser')).toHaveCount(1)
    await theirs.getByRole('button', { name: /^Sign out Chrome/ }).click()
    await expect(theirs.getByText('Signed out.')).toBeVisible()
    await expect(theirs.getByText('You are signed in nowhere else.')).toBeVisible()
    await elsewhere.getByRole('link', { name: 'Name, language and password' }).click()
    await expect(elsewhere.getByText('You have been signed out.')).toBeVisible()
    await back()
  })

  await test.step('changes the password, which signs every other browser out', async () => {
    await theirs.getByRole('link', { name: 'Name, language and password' }).click()
    const fill = async (current: string) => {
      await theirs.getByRole('textbox', { name: 'Current password' }).fill(current)
      await theirs.getByRole('textbox', { name: 'New password' }).fill(NEW_PASSWORD)
      await theirs.getByRole('button', { name: 'Change password' }).click()
    }
    await fill('not this one at all')
    await expect(theirs.getByText('This is not your current password.')).toBeVisible()
    await fill(LEARNER_PASSWORD)
    await expect(theirs.getByText('Your new password is set.')).toBeVisible()
    await signIn(NEW_PASSWORD)
    await expect(elsewhere.getByRole('heading', { name: 'Hello, Gilbert Valley' })).toBeVisible()
    await back()
  })

  await test.step('leaves the organization, which loses the name', async () => {
    await theirs.getByRole('button', { name: 'Leave Valley Hospital' }).click()
    await theirs.getByRole('button', { name: 'Yes, leave' }).click()
    await expect(theirs.getByText('Left on')).toBeVisible()
    await page.reload()
    const row = page.getByRole('row', { name: email })
    await expect(row).toContainText('Archived')
    await expect(row).not.toContainText('Gilbert')
  })

  await test.step('takes the data along, and deletes the account', async () => {
    await theirs.getByRole('link', { name: 'My data' }).click()
    const download = theirs.waitForEvent('download')
    await theirs.getByRole('button', { name: 'Download my data' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('rollcall-my-data.json')
    const data: unknown = JSON.parse(readFileSync(await file.path(), 'utf8'))
    expect(data).toMatchObject({ user: { email }, organizations: [{ name: 'Valley Hospital' }] })
    await theirs.getByRole('textbox', { name: 'Your password, to confirm' }).fill(NEW_PASSWORD)
    await theirs.getByRole('button', { name: 'Delete my account for good' }).click()
    await expect(theirs.getByText('Your account is deleted.')).toBeVisible()
    await elsewhere.reload()
    await expect(elsewhere.getByRole('heading', { name: 'Sign in to your account' })).toBeVisible()
    await page.reload()
    await expect(page.getByText(email)).toHaveCount(0)
  })
  await context.close()
  await other.close()
})
