import { expectAccessible } from '../support/axe.ts'
import { linkIn, newestMail } from '../support/inbox.ts'
import { LEARNER_PASSWORD, registerAdmin, setUpGroup } from '../support/people.ts'
import { keepPicture } from '../support/pictures.ts'
import { expect, test } from '../support/test.ts'

const PICTURES = new URL('../../apps/admin/src/features/learner-guide/pictures/', import.meta.url).pathname

const LANGUAGES = {
  en: {
    browser: 'en-US',
    organization: 'Example School District',
    group: 'Teachers',
    invited: 'invited you',
    accept: 'Accept invitation',
    isNew: 'I’m new',
    hasAccount: 'I have an account',
    name: 'Your name',
    password: 'Password',
    register: 'Register and accept',
    joined: 'You joined Example School District.',
    toAccount: 'Go to my account',
    trainings: 'My trainings',
    email: 'Email address',
    groupLabel: 'Group',
    send: 'Join Organization',
    checkMail: 'Check your email',
  },
  es: {
    browser: 'es-ES',
    organization: 'Distrito Escolar Ejemplo',
    group: 'Docentes',
    invited: 'Distrito Escolar Ejemplo',
    accept: 'Aceptar la invitación',
    isNew: 'Es mi primera vez',
    hasAccount: 'Tengo una cuenta',
    name: 'Su nombre',
    password: 'Contraseña',
    register: 'Registrarme y aceptar',
    joined: 'Ya forma parte de Distrito Escolar Ejemplo.',
    toAccount: 'Ir a mi cuenta',
    trainings: 'Mis formaciones',
    email: 'Correo electrónico',
    groupLabel: 'Grupo',
    send: 'Unirme a la organización',
    checkMail: 'Revise su correo',
  },
} as const

for (const [locale, words] of Object.entries(LANGUAGES)) {
  test(`the pictures of what a learner sees, ${locale}`, async ({ page, browser, watch }) => {
    const learner = `maria.gomez@school-${locale}.example`
    await registerAdmin(page, `dana@school-${locale}.example`, words.organization)
    const groupId = await setUpGroup(page.request, words.group, [
      'Mandated Reporter: School Personnel',
      'Fire Safety and Evacuation',
    ])
    const { items }: { items: { id: string }[] } = await (await page.request.get('/api/v1/orgs')).json()
    const changed = await page.request.patch(`/api/v1/orgs/${items[0]?.id}`, { data: { locale } })
    expect(changed.status()).toBe(200)
    const invited = await page.request.post('/api/v1/invites', { data: { groupId, emails: [learner] } })
    expect(invited.status()).toBe(201)
    const mail = await newestMail(page.request, learner, words.invited)

    const context = await browser.newContext({
      locale: words.browser,
      viewport: { width: 360, height: 640 },
      deviceScaleFactor: 1.5,
      reducedMotion: 'reduce',
    })
    watch(context)
    const theirs = await context.newPage()
    const keep = (screen: string) => keepPicture(theirs, `${PICTURES}${locale}/${screen}.webp`)

    const asking = { audience: 'anyone', allowedDomains: [], groupIds: [groupId], locationIds: [] }
    const slug = `example-${locale}`
    const opened = await page.request.put('/api/v1/join-page', { data: { ...asking, enabled: true, slug } })
    expect(opened.status()).toBe(200)
    await theirs.goto(`/join/${slug}`)
    await theirs.getByLabel(words.email).fill(`leo@school-${locale}.example`)
    const groups = theirs.getByLabel(words.groupLabel)
    if (await groups.isVisible()) await groups.selectOption({ label: words.group })
    await keep('join-page')
    await theirs.getByRole('button', { name: words.send }).click()
    await expect(theirs.getByRole('heading', { name: words.checkMail })).toBeVisible()
    await expect(theirs.getByRole('textbox')).toBeVisible()
    await keep('check-mail')

    const link = linkIn(mail)
    await theirs.goto('about:blank')
    await theirs.setContent(mail.html.replaceAll(link, 'https://rollcall.example/join/i/AQh2…'))
    await keep('mail')
    await theirs.goto(link)
    await expect(theirs.getByRole('button', { name: words.accept })).toBeVisible()
    await keep('invitation')
    await theirs.getByRole('button', { name: words.accept }).click()
    await theirs.getByText(words.hasAccount).click()
    await theirs.getByRole('textbox', { name: words.password }).fill(LEARNER_PASSWORD)
    await keep('sign-in')
    await theirs.getByText(words.isNew).click()
    await theirs.getByLabel(words.name).fill('Maria Gomez')
    await theirs.getByRole('textbox', { name: words.password }).fill(LEARNER_PASSWORD)
    await keep('register')
    await theirs.getByRole('button', { name: words.register }).click()
    await expect(theirs.getByRole('heading', { level: 1 })).toContainText(words.organization)
    await expect(theirs.getByRole('heading', { name: words.joined })).toBeVisible()
    await keep('joined')
    await theirs.getByRole('link', { name: words.toAccount }).click()
    await expect(theirs.getByRole('heading', { name: words.trainings })).toBeVisible()
    await keep('account')
    await context.close()
  })
}

test('an admin shares the guide as one file that opens without a sign-in', async ({
  page,
  browser,
  watch,
}) => {
  await registerAdmin(page, 'sol@birchwood.example', 'Birchwood & Sons <Clinic>')
  await page.goto('/announcement')
  await page.getByRole('link', { name: 'What your learners will see' }).click()
  const guide = page.getByRole('article')
  await expect(guide.getByRole('heading', { name: 'How to join Birchwood & Sons <Clinic>' })).toBeVisible()
  await expect(guide.getByRole('img')).toHaveCount(8)
  await expectAccessible(page, 'the guide for learners')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.reload()
  await expect(guide).toBeVisible()
  await expectAccessible(page, 'the guide for learners on a phone, dark')
  await page.getByText('Español').click()
  await expect(guide.getByText('Pantalla 2: iniciar sesión o registrarse')).toBeVisible()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(wide).toBe(false)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('como-unirse-a-birchwood-sons-clinic.html')

  const kept = test.info().outputPath('guide.html')
  await file.saveAs(kept)
  const context = await browser.newContext({ offline: true, javaScriptEnabled: false })
  watch(context)
  const theirs = await context.newPage()
  await theirs.goto(`file://${kept}`)
  await expect(theirs).toHaveTitle('Cómo unirse a Birchwood & Sons <Clinic>')
  await expect(theirs.getByText('Pantalla 4: su cuenta')).toBeVisible()
  const shown = theirs.getByRole('img')
  await expect(shown).toHaveCount(8)
  for (const picture of await shown.all()) {
    const width = await picture.evaluate((one) => (one instanceof HTMLImageElement ? one.naturalWidth : 0))
    expect(width).toBeGreaterThan(300)
  }
  await context.close()

  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: 'Download' })).toBeHidden()
  await expect(guide).toBeVisible()
})
