import { codeIn, linkIn, newestMail } from '../support/inbox.ts'
import { inspect } from '../support/inspect.ts'
import {
  acceptAsNew,
  inviteByApi,
  LEARNER_PASSWORD,
  openJoinPage,
  registerAdmin,
  setUpGroup,
} from '../support/people.ts'
import { expect, test } from '../support/test.ts'

test('every screen of an invitation, on a desk and on a phone, light and dark', async ({
  page,
  browser,
  watch,
}) => {
  test.setTimeout(240_000)
  await registerAdmin(page, 'jo@riverbend.example', 'Riverbend Hospital')
  const groupId = await setUpGroup(page.request, 'Nurses', [
    'Bloodborne Pathogens',
    'Patient Privacy and Confidentiality',
  ])
  const link = await inviteByApi(page.request, groupId, 'nina@riverbend.example')
  const context = await browser.newContext({ locale: 'en-US' })
  watch(context)
  const theirs = await context.newPage()
  const heading = (name: string) => expect(theirs.getByRole('heading', { name, level: 1 })).toBeVisible()

  const openInvitation = async () => {
    await theirs.goto(link)
    await heading('Riverbend Hospital invites you to training')
  }
  await inspect(theirs, 'invitation', openInvitation, [
    'invitation-desktop-light',
    'invitation-phone-dark',
    'invitation-phone-light',
  ])
  await inspect(theirs, 'identify', async () => {
    await openInvitation()
    await theirs.getByRole('button', { name: 'Accept invitation' }).click()
    await heading('Sign in or register to accept')
  })
  await inspect(theirs, 'decline', async () => {
    await openInvitation()
    await theirs.getByRole('button', { name: 'Decline' }).click()
    await heading('Decline the invitation from Riverbend Hospital?')
  })
  await inspect(theirs, 'not-me', async () => {
    await openInvitation()
    await theirs.getByRole('button', { name: 'This is not me' }).click()
    await expect(theirs.getByRole('heading', { level: 1 })).not.toContainText('invites you')
  })
  await inspect(theirs, 'dead-link', async () => {
    await theirs.goto('/join/i/not-a-link')
    await heading('This link does not work')
  })
  await openInvitation()
  await acceptAsNew(theirs, 'Nina Nurse')
  await heading('You joined Riverbend Hospital.')
  await inspect(theirs, 'accepted', async () => {
    await theirs.goto(link)
    await heading('This invitation was accepted')
  })
  await inspect(theirs, 'account', async () => {
    await theirs.goto('/join/account')
    await heading('Hello, Nina Nurse')
  })
  await context.close()
})

/** What stands on the buttons and in the fields of the way from the join page, in each language. */
const WORDS = {
  'en-US': {
    email: 'Email address',
    send: 'Join Organization',
    sent: 'Check your email',
    code: 'Code from the email',
    confirm: 'Confirm my address',
    dead: 'This link was used or is too old',
    arrived: 'Your address is confirmed',
    missing: 'There is no such page',
    details: 'Name, language and password',
    sessions: 'Where you are signed in',
    data: 'My data',
  },
  'es-ES': {
    email: 'Correo electrónico',
    send: 'Unirme a la organización',
    sent: 'Revise su correo',
    code: 'Código del correo',
    confirm: 'Confirmar mi dirección',
    dead: 'Este enlace ya se usó o es demasiado antiguo',
    arrived: 'Su dirección está confirmada',
    missing: 'Esta página no existe',
    details: 'Nombre, idioma y contraseña',
    sessions: 'Dónde tiene la sesión abierta',
    data: 'Mis datos',
  },
} as const

for (const [locale, words] of Object.entries(WORDS)) {
  test(`every screen from the join page into the account, in ${locale}`, async ({ page, browser, watch }) => {
    test.setTimeout(300_000)
    const language = locale.slice(0, 2)
    const domain = `birch-${language}.example`
    await registerAdmin(page, `rae@${domain}`, 'Birch County Schools')
    const group = await setUpGroup(page.request, 'Teachers', ['Mandated Reporter: School Personnel'])
    const aides = await page.request.post('/api/v1/groups', { data: { name: 'Classroom aides' } })
    const { id: aidesId }: { id: string } = await aides.json()
    const campus = await page.request.post('/api/v1/locations', { data: { name: 'North Campus' } })
    const { id: campusId }: { id: string } = await campus.json()
    const path = await openJoinPage(page.request, `birch-${language}`, group, {
      groupIds: [group, aidesId],
      locationIds: [campusId],
      welcome: 'Welcome to this year’s training.\nQuestions? Ask the front office.',
      allowedDomains: [domain],
    })
    const context = await browser.newContext({ locale })
    watch(context)
    const theirs = await context.newPage()
    const expectTitle = (name: string) =>
      expect(theirs.getByRole('heading', { name, level: 1 })).toBeVisible()
    const pictures = (name: string) =>
      language === 'en' ? [`${name}-phone-light`, `${name}-desktop-light`, `${name}-phone-dark`] : []
    let count = 0
    const ask = async (typed?: string) => {
      count += 1
      const email = typed ?? `maria.${count}@${domain}`
      await theirs.goto(path)
      await theirs.locator('#groupId').selectOption(group)
      await theirs.getByLabel(words.email).fill(email)
      await theirs.getByRole('button', { name: words.send }).click()
      return email
    }
    const confirm = () => theirs.getByRole('button', { name: words.confirm }).click()
    const arrive = async () => {
      const email = await ask()
      await theirs.getByLabel(words.code).fill(codeIn(await newestMail(page.request, email, 'Birch')))
      await confirm()
      await expectTitle(words.arrived)
    }

    const open = async () => void (await theirs.goto(path))
    await inspect(theirs, 'join-page', open, pictures('join-page'))
    await inspect(theirs, 'join-page-fault', async () => {
      await ask(`maria@home-${language}.example`)
      await expect(theirs.locator('.fault')).toBeVisible()
    })
    await inspect(theirs, 'join-page-missing', async () => {
      await theirs.goto('/join/no-such-school')
      await expectTitle(words.missing)
    })
    const check = async () => {
      await ask()
      await expect(theirs.getByLabel(words.code)).toBeVisible()
    }
    await inspect(theirs, 'join-check-mail', check, pictures('join-check-mail').slice(0, 1))
    await inspect(theirs, 'join-wrong-code', async () => {
      await check()
      await theirs.getByLabel(words.code).fill('12')
      await confirm()
      await expect(theirs.locator('.fault')).toBeVisible()
    })
    await inspect(theirs, 'join-confirm', async () => {
      await theirs.goto(linkIn(await newestMail(page.request, await ask(), 'Birch')))
      await expect(theirs.getByRole('button', { name: words.confirm })).toBeVisible()
    })
    await inspect(theirs, 'join-dead-link', async () => {
      await theirs.goto('/join/verify/not-a-link')
      await confirm()
      await expectTitle(words.dead)
    })
    await inspect(theirs, 'join-arrival', arrive, pictures('join-arrival').slice(0, 1))

    await theirs.locator('[autocomplete=name]').fill('Maria Gomez')
    await theirs.locator('[autocomplete=new-password]').fill(LEARNER_PASSWORD)
    await theirs.locator('form .button').click()
    await expect(theirs.locator('.invitation')).toBeVisible()
    await inspect(
      theirs,
      'join-waiting',
      async () => {
        await theirs.goto('/join/account')
        await expect(theirs.locator('.invitation')).toBeVisible()
      },
      pictures('join-waiting').slice(0, 1),
    )
    await theirs.locator('.invitation .button').first().click()
    await expect(theirs.locator('.joined')).toBeVisible()
    await inspect(
      theirs,
      'account',
      async () => {
        await theirs.goto('/join/account')
        await expect(theirs.getByRole('link', { name: words.data })).toBeVisible()
      },
      pictures('account').slice(0, 1),
    )
    for (const title of [words.details, words.sessions, words.data]) {
      await inspect(theirs, title, async () => {
        await theirs.goto('/join/account')
        await theirs.getByRole('link', { name: title }).click()
        await expectTitle(title)
      })
    }
    await context.close()
  })
}
