import { linkIn, newestMail } from '../support/inbox.ts'
import { inspect } from '../support/inspect.ts'
import { acceptAsNew, inviteByApi, registerAdmin, setUpGroup } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

test('every screen of the admin app, on a desk and on a phone, light and dark', async ({ page }) => {
  test.setTimeout(240_000)
  await inspect(page, 'sign-in', async () => void (await page.goto('/sign-in')))
  await inspect(page, 'register', async () => void (await page.goto('/register')))
  await registerAdmin(page, 'iris@brookside.example', 'Brookside Schools')
  await inspect(page, 'overview', async () => {
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'Set up your organization' })).toBeVisible()
  })

  const titles = ['Mandated Reporter: School Personnel', 'Fire Safety and Evacuation']
  const groupId = await setUpGroup(page.request, 'Teachers', titles)
  await page.request.post('/api/v1/locations', { data: { name: 'North Campus' } })
  const link = await inviteByApi(page.request, groupId, 'maria.gomez@brookside.example')
  const emails = [
    'sam.oduya@brookside.example',
    'bounce+j.ruiz@brookside.example',
    'lee.park@brookside.example',
  ]
  await page.request.post('/api/v1/invites', { data: { groupId, emails } })
  const learner = await page.context().newPage()
  await learner.goto(link)
  await acceptAsNew(learner, 'Maria Gomez')
  await expect(learner.getByRole('heading', { name: 'You joined Brookside Schools.' })).toBeVisible()
  await learner.close()

  const openLearners = async () => {
    await page.goto('/learners')
    await expect(page.getByText('maria.gomez@brookside.example')).toBeVisible()
    await expect(page.getByText('Pending').first()).toBeVisible()
    await expect(page.getByText('Bounced').first()).toBeVisible()
  }
  await inspect(page, 'learners', openLearners, [
    'learners-desktop-light',
    'learners-desktop-dark',
    'learners-phone-light',
  ])
  await inspect(page, 'learner', async () => {
    await openLearners()
    await page.getByText('maria.gomez@brookside.example').click()
    await expect(page.getByRole('dialog')).toContainText('Fire Safety')
  })
  await inspect(
    page,
    'add-manually',
    async () => {
      await openLearners()
      await page.getByRole('button', { name: 'Add Learners' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Add Manually' }).click()
      await expect(page.getByLabel('Email 1')).toBeVisible()
    },
    ['add-manually-desktop-light'],
  )
  await inspect(page, 'row-menu', async () => {
    await openLearners()
    await page.getByRole('button', { name: /^More actions for maria.gomez/ }).click()
    await expect(page.getByRole('menu')).toBeVisible()
  })
})

test('the other screens of the admin app', async ({ page }) => {
  test.setTimeout(300_000)
  await registerAdmin(page, 'uma@meadow.example', 'Meadow Schools')
  const groupId = await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
  await inviteByApi(page.request, groupId, 'ann@meadow.example')
  const orgs = await page.request.get('/api/v1/orgs')
  const { items }: { items: { id: string }[] } = await orgs.json()
  const later = { when: 'at', at: new Date(Date.now() + 5 * 86_400_000).toISOString() }
  const body = { groupId, emails: ['later@meadow.example'], notify: later }
  expect((await page.request.post('/api/v1/invites', { data: body })).status()).toBe(201)
  const colleague = { email: 'colleague@meadow.example', role: 'viewer' }
  const asked = await page.request.post(`/api/v1/orgs/${items[0]?.id}/admins`, { data: colleague })
  expect(asked.status()).toBe(201)

  for (const [path, heading] of Object.entries({
    '/': 'Overview',
    '/outbox': 'Outbox',
    '/groups': 'Groups',
    '/locations': 'Locations',
    '/trainings': 'Trainings',
    '/announcement': 'Tell your team first',
    '/settings/profile': 'Settings',
    '/settings/invitations': 'Settings',
    '/settings/no-mail': 'Settings',
    '/settings/admins': 'Settings',
    '/settings/api-keys': 'Settings',
    '/settings/subscription': 'Settings',
    '/settings/audit': 'Settings',
  })) {
    const name = path === '/' ? 'overview-living' : path.slice(1).replace('/', '-')
    await inspect(
      page,
      name,
      async () => {
        await page.goto(path)
        await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
        await expect(page.getByText(/^Loading/)).toHaveCount(0)
      },
      ['overview-living-desktop-light', 'overview-living-desktop-dark'],
    )
  }
  await inspect(page, 'palette', async () => {
    await page.goto('/groups')
    await expect(page.getByRole('heading', { name: 'Groups', level: 1 })).toBeVisible()
    await page.keyboard.press('Control+k')
    await expect(
      page.getByRole('combobox', { name: 'Search for a screen, an action or a learner' }),
    ).toBeFocused()
    await page.keyboard.type('ann@')
    await expect(page.getByRole('option', { name: /ann@meadow.example/ })).toBeVisible()
  })
  const invitation = linkIn(await newestMail(page.request, colleague.email, 'Meadow Schools'))
  await page.context().clearCookies()
  await inspect(page, 'admin-invite', async () => {
    await page.goto(invitation)
    await expect(page.getByText('Meadow Schools').first()).toBeVisible()
  })
})

test('the built-in inbox', async ({ page }) => {
  await registerAdmin(page, 'kim@hilltop.example', 'Hilltop School')
  await inspect(page, 'inbox', async () => {
    await page.goto('/dev/inbox?to=kim@hilltop.example')
    await expect(page.getByText('Confirm your address')).toBeVisible()
  })
  await page.getByRole('link', { name: 'Confirm your address' }).click()
  await expect(page.frameLocator('iframe').getByRole('link', { name: 'Confirm my address' })).toBeVisible()
})
