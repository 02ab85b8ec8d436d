import { codeIn, linkIn, newestMail } from '../support/inbox.ts'
import {
  acceptAsNew,
  askToJoin,
  inviteByApi,
  LEARNER_PASSWORD,
  openJoinPage,
  registerAdmin,
  registerArrived,
  setUpGroup,
} from '../support/people.ts'
import { expect, test } from '../support/test.ts'

test('from a poster to one active learner, with a new account', async ({ page, browser, watch }) => {
  const email = 'ann@cove.example'
  await registerAdmin(page, 'odette@cove.example', 'Harbor Schools')
  const teachers = await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
  const made = await page.request.post('/api/v1/locations', { data: { name: 'North Campus' } })
  const { id: campus }: { id: string } = await made.json()
  const welcome = 'Welcome to our yearly training.'
  const path = await openJoinPage(page.request, 'harbor', teachers, { locationIds: [campus], welcome })
  const context = await browser.newContext()
  watch(context)
  const theirs = await context.newPage()

  await test.step('fills in the form, by keyboard alone', async () => {
    await theirs.goto(path)
    await expect(theirs.getByRole('heading', { name: 'Join Harbor Schools' })).toBeVisible()
    await expect(theirs.getByText(welcome)).toBeVisible()
    await expect(theirs.getByLabel('Location')).toHaveValue(campus)
    await expect(theirs.getByLabel('Group')).toHaveValue(teachers)
    await theirs.getByLabel('Group').focus()
    await theirs.keyboard.press('Tab')
    await theirs.keyboard.type(email)
    await theirs.keyboard.press('Enter')
    await expect(theirs.getByRole('heading', { name: 'Check your email' })).toBeVisible()
    await expect(theirs.getByText(`If ${email} can join Harbor Schools`)).toBeVisible()
    expect(theirs.url()).not.toContain('ann')
  })

  await test.step('until the address is confirmed, the organization sees nothing', async () => {
    await page.goto('/learners')
    await expect(page.getByRole('heading', { name: 'Learners', level: 1 })).toBeVisible()
    await expect(page.getByText(email)).toHaveCount(0)
  })

  await test.step('types the code of the mail', async () => {
    const code = codeIn(await newestMail(page.request, email, 'Harbor Schools'))
    await theirs.getByLabel('Code from the email').fill(code)
    await theirs.getByRole('button', { name: 'Confirm my address' }).click()
    await expect(theirs.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible()
    await expect(theirs.getByLabel('Email address')).toHaveValue(email)
  })

  await test.step('registers, even after a reload half way, and the invitation waits', async () => {
    await theirs.reload()
    await registerArrived(theirs, 'Ann Harbor')
    await expect(theirs.getByRole('heading', { name: 'Invitation from Harbor Schools' })).toBeVisible()
    await page.reload()
    const row = page.getByRole('row', { name: email })
    await expect(row).toContainText('Pending')
    await expect(row).not.toContainText('Ann Harbor')
  })

  await test.step('accepts', async () => {
    await theirs.getByRole('button', { name: 'Accept invitation' }).click()
    await expect(theirs.getByRole('heading', { name: 'You joined Harbor Schools.' })).toBeVisible()
    await expect(theirs.getByText('1 training was assigned.')).toBeVisible()
    await page.reload()
    const row = page.getByRole('row', { name: email })
    await expect(row).toContainText('Active')
    await expect(row).toContainText('Ann Harbor')
    await expect(row).toContainText('North Campus')
  })
  await context.close()
})

test('[61] with an account, by a link that a mail scanner opened first', async ({ page, browser, watch }) => {
  const email = 'bea@canal.example'
  await registerAdmin(page, 'otto@canal.example', 'Canal Clinic')
  const nurses = await setUpGroup(page.request, 'Nurses', ['Bloodborne Pathogens'])
  const context = await browser.newContext()
  watch(context)
  const theirs = await context.newPage()
  await theirs.goto(await inviteByApi(page.request, nurses, email))
  await acceptAsNew(theirs, 'Bea Canal')
  await expect(theirs.getByRole('heading', { name: 'You joined Canal Clinic.' })).toBeVisible()
  await context.clearCookies()

  await page.context().clearCookies()
  await registerAdmin(page, 'otis@lock.example', 'Lock Hospital')
  const porters = await setUpGroup(page.request, 'Porters', ['Slips, Trips and Falls'])
  const path = await openJoinPage(page.request, 'lock-hospital', porters)
  const link = linkIn(await askToJoin(theirs, path, email, 'Lock Hospital'))

  const scanner = await browser.newContext()
  watch(scanner)
  const machine = await scanner.newPage()
  await machine.goto(link)
  await expect(machine.getByRole('button', { name: 'Confirm my address' })).toBeVisible()
  expect(new URL(machine.url()).pathname).toBe('/join/verify')
  await scanner.close()

  await theirs.goto(link)
  await theirs.getByRole('button', { name: 'Confirm my address' }).click()
  await expect(theirs.getByRole('radio', { name: 'I have an account' })).toBeChecked()
  await theirs.getByRole('textbox', { name: 'Password' }).fill(LEARNER_PASSWORD)
  await theirs.getByRole('button', { name: 'Sign in' }).click()
  await expect(theirs.getByRole('heading', { name: 'Invitation from Lock Hospital' })).toBeVisible()
  await theirs.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(theirs.getByRole('heading', { name: 'You joined Lock Hospital.' })).toBeVisible()
  await theirs.getByRole('link', { name: 'Go to my account' }).click()
  await expect(theirs.getByRole('heading', { name: 'Canal Clinic' })).toBeVisible()
  await expect(theirs.getByRole('heading', { name: 'Lock Hospital' })).toBeVisible()
  await context.close()
  await page.goto('/learners')
  await expect(page.getByRole('row', { name: email })).toContainText('Active')
})

test('the form works without JavaScript', async ({ page, browser, watch }) => {
  const email = 'cid@mill.example'
  await registerAdmin(page, 'orla@mill.example', 'Mill School')
  const group = await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
  const path = await openJoinPage(page.request, 'mill-school', group, { allowedDomains: ['mill.example'] })
  const context = await browser.newContext({ javaScriptEnabled: false })
  watch(context)
  const theirs = await context.newPage()
  const send = () => theirs.getByRole('button', { name: 'Join Organization' }).click()
  await theirs.goto(path)
  await theirs.getByLabel('Email address').fill('cid@home.example')
  await send()
  await expect(theirs.getByText('ask Mill School to invite you.')).toBeVisible()
  await expect(theirs.getByLabel('Email address')).toHaveValue('cid@home.example')
  await expect(theirs.getByLabel('Email address')).toBeFocused()
  await theirs.getByLabel('Email address').fill(email)
  await send()
  await expect(theirs.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  await expect(theirs.getByText('Please switch it on')).toHaveCount(0)
  await theirs.goto(linkIn(await newestMail(page.request, email, 'Mill School')))
  await expect(
    theirs.getByText('Please switch it on in this browser, or open the same link in another one.'),
  ).toBeVisible()
  await expect(theirs.getByText('Actívelo en este navegador')).toBeVisible()

  await theirs.goto(path)
  await theirs.getByRole('link', { name: 'Español' }).click()
  await theirs.getByLabel('Correo electrónico').fill('dora@mill.example')
  await theirs.getByRole('button', { name: 'Unirme a la organización' }).click()
  await expect(theirs.getByRole('heading', { name: 'Revise su correo' })).toBeVisible()
  await newestMail(page.request, 'dora@mill.example', 'Confirme su dirección')
  await context.close()
})

test('somebody else is signed in, as a learner and as an admin', async ({ page }) => {
  await registerAdmin(page, 'oda@quay.example', 'Quay Academy')
  const group = await setUpGroup(page.request, 'Coaches', ['Fire Safety and Evacuation'])
  await page.goto(await inviteByApi(page.request, group, 'bob@quay.example'))
  await acceptAsNew(page, 'Bob Quay')
  await expect(page.getByRole('heading', { name: 'You joined Quay Academy.' })).toBeVisible()

  const path = await openJoinPage(page.request, 'quay', group)
  const mail = await askToJoin(page, path, 'ann@quay.example', 'Quay Academy')
  await page.getByLabel('Code from the email').fill(codeIn(mail))
  await page.getByRole('button', { name: 'Confirm my address' }).click()
  await expect(page.getByRole('heading', { name: 'This invitation is for ann@quay.example' })).toBeVisible()
  await expect(page.getByText('You are signed in as bob@quay.example')).toBeVisible()
  await page.getByRole('button', { name: 'Switch account' }).click()
  await registerArrived(page, 'Ann Quay')
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(page.getByRole('heading', { name: 'You joined Quay Academy.' })).toBeVisible()

  await page.goto('/learners')
  await expect(page.getByRole('row', { name: 'ann@quay.example' })).toContainText('Ann Quay')
  await expect(page.getByRole('row', { name: 'bob@quay.example' })).toContainText('Bob Quay')
})
