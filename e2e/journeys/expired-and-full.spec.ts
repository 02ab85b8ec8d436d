import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe.ts'
import { rollcall } from '../support/command-line.ts'
import { changeDatabase } from '../support/database.ts'
import { linkIn, newestMail } from '../support/inbox.ts'
import { acceptAsNew, inviteByApi, registerAdmin, setUpGroup } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

const expectTitle = (page: Page, name: string) =>
  expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()

/** The time of the invitation of this address is over, and its mail long sent. */
async function letExpire(email: string): Promise<void> {
  await changeDatabase(
    `update invites i set expires_at = now() - interval '1 hour'
       from learners l where l.org_id = i.org_id and l.id = i.learner_id and l.email_key = $1 and i.ended_at is null`,
    [email],
  )
  await changeDatabase(
    `update messages
        set created_at = created_at - interval '1 hour', send_after = send_after - interval '1 hour',
            accepted_at = accepted_at - interval '1 hour', delivered_at = delivered_at - interval '1 hour'
      where email_key = $1`,
    [email],
  )
}

test('an invitation that has expired: a fresh one goes to the invited address', async ({
  page,
  browser,
  watch,
}) => {
  await registerAdmin(page, 'rhea@valley.example', 'Valley School')
  const groupId = await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
  const context = await browser.newContext()
  watch(context)
  const theirs = await context.newPage()

  await test.step('from the link in the mail', async () => {
    const link = await inviteByApi(page.request, groupId, 'sam@valley.example')
    await letExpire('sam@valley.example')
    await theirs.goto(link)
    await expectTitle(theirs, 'This invitation has expired')
    await expectAccessible(theirs, 'an expired invitation')
    await theirs.getByRole('button', { name: 'Send me a fresh one' }).click()
    await expectTitle(theirs, 'Check your email')
    await expectAccessible(theirs, 'a fresh invitation on its way')
    await theirs.goto(linkIn(await newestMail(page.request, 'sam@valley.example', 'invited you')))
    await acceptAsNew(theirs, 'Sam Vale')
    await expectTitle(theirs, 'You joined Valley School.')
  })

  await test.step('from the account', async () => {
    await page.context().clearCookies()
    await registerAdmin(page, 'rolf@hill.example', 'Hill School')
    await inviteByApi(
      page.request,
      await setUpGroup(page.request, 'Guides', ['Fire Safety and Evacuation']),
      'sam@valley.example',
    )
    await letExpire('sam@valley.example')
    await theirs.goto('/join/account')
    await expect(theirs.getByText('This invitation has expired.')).toBeVisible()
    await expect(theirs.getByText('If you accept')).toHaveCount(0)
    await expectAccessible(theirs, 'an expired invitation in the account')
    await theirs.getByRole('button', { name: 'Send me a fresh one' }).click()
    await expect(theirs.getByText('a fresh invitation is on its way to sam@valley.example')).toBeVisible()
    await newestMail(page.request, 'sam@valley.example', 'Hill School invited you')
    await expect(async () => {
      await theirs.reload()
      await expect(theirs.getByRole('button', { name: 'Accept invitation' })).toBeVisible({ timeout: 1000 })
    }).toPass()
  })
  await context.close()
})

test('an invitation that is taken back while its reader looks at it in the account says so', async ({
  page,
  browser,
  watch,
}) => {
  await registerAdmin(page, 'tilda@heath.example', 'Heath School')
  const groupId = await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
  const context = await browser.newContext()
  watch(context)
  const theirs = await context.newPage()
  await theirs.goto(await inviteByApi(page.request, groupId, 'wim@heath.example'))
  await acceptAsNew(theirs, 'Wim Heath')
  await expectTitle(theirs, 'You joined Heath School.')
  await page.context().clearCookies()
  await registerAdmin(page, 'tom@moor.example', 'Moor School')
  const other = await setUpGroup(page.request, 'Guides', ['Fire Safety and Evacuation'])
  await inviteByApi(page.request, other, 'wim@heath.example')
  await theirs.goto('/join/account')
  await expect(theirs.getByRole('heading', { name: 'Invitation from Moor School' })).toBeVisible()
  const invites = await page.request.get('/api/v1/invites')
  const { items }: { items: { id: string }[] } = await invites.json()
  await page.request.post(`/api/v1/invites/${items[0]?.id}/cancel`)
  await theirs.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(theirs.getByRole('alert')).toContainText('This invitation')
  await expect(theirs.getByRole('alert')).toBeInViewport()
  await expect(theirs.getByRole('heading', { name: 'Invitation from Moor School' })).toHaveCount(0)
  await context.close()
})

test('no seat is free: the invitation stays, the admins are told, and it can be accepted later', async ({
  page,
  browser,
  watch,
}) => {
  await registerAdmin(page, 'tess@cliff.example', 'Cliff School')
  const groupId = await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
  const seats = (count: string) =>
    rollcall('org', 'subscription', 'Cliff School', '--status', 'active', '--seats', count)
  await seats('1')
  const first = await inviteByApi(page.request, groupId, 'uma@cliff.example')
  const second = await inviteByApi(page.request, groupId, 'vera@cliff.example')
  const context = await browser.newContext()
  watch(context)
  const theirs = await context.newPage()
  await theirs.setViewportSize({ width: 360, height: 640 })
  await theirs.goto(first)
  await acceptAsNew(theirs, 'Uma Cliff')
  await expectTitle(theirs, 'You joined Cliff School.')
  await context.clearCookies()

  await test.step('whoever comes too late keeps the invitation', async () => {
    await theirs.goto(second)
    await acceptAsNew(theirs, 'Vera Cliff')
    await expect(theirs.getByRole('alert')).toBeInViewport()
    await expect(theirs.getByRole('alert')).toContainText(
      'All places are taken just now. Your invitation stays open',
    )
    await expectAccessible(theirs, 'an invitation without a free seat')
  })

  await test.step('the admins are told by mail, and the operator makes room', async () => {
    const mail = await newestMail(page.request, 'tess@cliff.example', 'seat')
    expect(mail.text).toContain('Cliff School')
    await seats('2')
  })

  await test.step('then it is accepted', async () => {
    await theirs.getByRole('button', { name: 'Accept' }).click()
    await expectTitle(theirs, 'You joined Cliff School.')
  })
  await context.close()
})
