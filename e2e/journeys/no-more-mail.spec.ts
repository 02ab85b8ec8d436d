import { newestMail, unsubscribeLinkIn } from '../support/inbox.ts'
import { inspect } from '../support/inspect.ts'
import { inviteByApi, registerAdmin, setUpGroup } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

test('somebody asks for no more invitations, the admin sees it, and lifts what only came back', async ({
  page,
  browser,
  watch,
}) => {
  test.setTimeout(240_000)
  await registerAdmin(page, 'nora@quarry.example', 'Quarry Clinic')
  const groupId = await setUpGroup(page.request, 'Nurses', ['Bloodborne Pathogens'])
  await inviteByApi(page.request, groupId, 'ann@quarry.example')
  const mail = await newestMail(page.request, 'ann@quarry.example', 'Quarry Clinic invited you')
  const link = unsubscribeLinkIn(mail)
  await page.request.post('/api/v1/invites', {
    data: { groupId, emails: ['bounce+bob@quarry.example', 'cy@quarry.example'] },
  })
  const learners = async () => {
    await page.goto('/learners')
    await expect(page.getByText('ann@quarry.example')).toBeVisible()
  }

  await test.step('[61] a scanner with a browser opens the link, and nothing changes', async () => {
    const context = await browser.newContext({ locale: 'en-US' })
    watch(context)
    const scanner = await context.newPage()
    await scanner.goto(link, { waitUntil: 'networkidle' })
    await context.close()
    await learners()
    await expect(page.getByText('Takes no email')).toHaveCount(0)
  })

  await test.step('[63] the person says so, without JavaScript', async () => {
    const context = await browser.newContext({ locale: 'en-US', javaScriptEnabled: false })
    watch(context)
    const theirs = await context.newPage()
    await theirs.goto(link)
    await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(
      'No more invitations from Quarry Clinic?',
    )
    await theirs.getByRole('button', { name: 'Quarry Clinic may not invite me again' }).click()
    await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(
      'Quarry Clinic will not invite you again',
    )
    await theirs.getByRole('button', { name: 'Allow invitations again' }).click()
    await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(
      'No more invitations from Quarry Clinic?',
    )
    await theirs.getByRole('button', { name: 'Quarry Clinic may not invite me again' }).click()
    await context.close()
  })

  await test.step('the admin sees why no mail goes, in the list, in the timeline and where they try', async () => {
    await learners()
    const row = page.getByRole('row', { name: /ann@quarry/ })
    await expect(row).toContainText('Pending')
    await expect(row).toContainText('Takes no email: asked for no more invitations')
    await row.getByRole('button', { name: 'Resend invite to ann@quarry.example' }).click()
    await expect(page.getByText(/This address may not be written to/)).toBeVisible()
    await row.getByText('ann@quarry.example').click()
    const drawer = page.getByRole('dialog')
    await expect(drawer).toContainText('What they have stays good')
    await expect(drawer).toContainText('Asked for no more invitations')
    await expect(drawer).toContainText('Allowed invitations again')
  })

  await test.step('and lifts a bounce, which goes out again when they resend', async () => {
    await page.goto('/settings/no-mail')
    const bounced = page.getByRole('listitem').filter({ hasText: 'bounce+bob@quarry.example' })
    await expect(bounced).toContainText('Mail came back')
    await expect(page.getByRole('listitem').filter({ hasText: 'ann@quarry' })).toContainText(
      'Only this person can take it back',
    )
    await page.getByLabel('Search', { exact: true }).fill('bob@')
    await expect(page.getByText('ann@quarry.example')).toHaveCount(0)
    await page.getByRole('button', { name: 'Allow mail to bounce+bob@quarry.example' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Allow mail' }).click()
    await expect(page.getByText('Mail may go to bounce+bob@quarry.example again.')).toBeVisible()
    await expect(page.getByText('No such address')).toBeVisible()
    await page.getByRole('button', { name: 'Show all' }).click()
    await expect(page.getByText('ann@quarry.example')).toBeVisible()
  })
})

test('the screens of it, on a desk and on a phone, light and dark, in both languages', async ({
  page,
  browser,
  watch,
}) => {
  test.setTimeout(240_000)
  await registerAdmin(page, 'olga@thistledown.example', 'Thistledown Hospital')
  const groupId = await setUpGroup(page.request, 'Nurses', ['Bloodborne Pathogens'])
  await page.request.post('/api/v1/invites', {
    data: {
      groupId,
      emails: ['ann@thistledown.example', 'bounce+bob.with.a.rather.long.name@thistledown.example'],
    },
  })
  const link = unsubscribeLinkIn(
    await newestMail(page.request, 'ann@thistledown.example', 'Thistledown Hospital invited you'),
  )
  for (const [lang, decide, undo] of [
    ['en', 'Thistledown Hospital may not invite me again', 'Allow invitations again'],
    ['es', 'Thistledown Hospital no puede volver a invitarme', 'Permitir invitaciones de nuevo'],
  ] as const) {
    const context = await browser.newContext({ locale: lang })
    watch(context)
    const theirs = await context.newPage()
    const open = async () => void (await theirs.goto(`${link}?lang=${lang}`))
    await inspect(theirs, `unsubscribe-${lang}`, open)
    await theirs.getByRole('button', { name: decide }).click()
    await expect(theirs.getByRole('button', { name: undo })).toBeVisible()
    await inspect(theirs, `unsubscribed-${lang}`, open)
    await inspect(theirs, `dead-unsubscribe-${lang}`, async () => {
      await theirs.goto(`/join/u/not-a-link?lang=${lang}`)
      await expect(theirs.getByRole('heading', { level: 1 })).toBeVisible()
    })
    if (lang === 'en') {
      await open()
      await theirs.getByRole('button', { name: undo }).click()
    }
    await context.close()
  }
  const openList = async () => {
    await page.goto('/settings/no-mail')
    await expect(page.getByText('ann@thistledown.example')).toBeVisible()
    await expect(page.getByText('bounce+bob.with.a.rather')).toBeVisible()
  }
  await inspect(page, 'settings-no-mail', openList)
  await inspect(page, 'learners-no-mail', async () => {
    await page.goto('/learners')
    await expect(page.getByText('Takes no email: asked for no more invitations').first()).toBeVisible()
  })
})
