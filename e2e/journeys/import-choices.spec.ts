import { expectAccessible } from '../support/axe.ts'
import { registerAdmin, setUpGroup } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

/** From an old program: it does not say how it writes its letters. */
const OLD = [
  'Personal 2026;;',
  'E-mail;Equipo;Edificio',
  'ana@lagos.example;Teachers;',
  'beto@lagos.example;Niños;',
  'carla@lagos.example;Niños;Ñuñoa',
].join('\r\n')

test('an admin sees how a file was read, chooses otherwise, and creates in place what is missing', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await registerAdmin(page, 'ines@lagos.example', 'Lagos Schools')
  await setUpGroup(page.request, 'Teachers', [])
  const rows = page.getByRole('region', { name: 'Rows of the file' })
  const chip = (name: RegExp) => rows.getByRole('button', { name })
  const choose = async (field: string, option: string | RegExp) => {
    await page.getByRole('combobox', { name: field }).click()
    await page.getByRole('option', { name: option }).click()
  }

  await test.step('the file is read, and how is told', async () => {
    await page.goto('/imports/new')
    const file = { name: 'personal.csv', mimeType: 'text/csv', buffer: Buffer.from(OLD, 'latin1') }
    await page.getByLabel(/Choose a file/).setInputFiles(file)
    await page.getByRole('button', { name: 'Preview Upload' }).click()
    await expect(page.getByText('Read as CSV, Windows-1252, semicolon; headings in row 2.')).toBeVisible()
    await expect(chip(/^Unknown group 2$/)).toBeVisible()
  })

  await test.step('a wrong choice is no dead end', async () => {
    await page.getByRole('button', { name: 'Change how it is read' }).click()
    const first = page.getByRole('table', { name: 'The first rows of the file' })
    await expect(first.getByRole('row', { name: /^2 Headings E-mail Equipo Edificio/ })).toBeVisible()
    await expectAccessible(page, 'the choice of how a file is read')
    await choose('Letters (encoding)', /^UTF-8/)
    await page.getByRole('button', { name: 'Read it anew like this' }).click()
    await expect(page.getByText('This file does not use the characters that you chose.')).toBeVisible()
    await expectAccessible(page, 'a file that was read in a wrong way')
    await choose('Letters (encoding)', /^Windows-1252/)
    await page.getByRole('button', { name: 'Read it anew like this' }).click()
    await expect(rows.getByText('Ñuñoa', { exact: true })).toBeVisible()
  })

  await test.step('without headings the columns are asked for, and with them all is as before', async () => {
    await page.getByRole('button', { name: 'Change how it is read' }).click()
    await choose('Headings', /^No headings/)
    await page.getByRole('button', { name: 'Read it anew like this' }).click()
    await expect(page.getByRole('heading', { name: 'Which column holds what?' })).toBeVisible()
    await expect(page.getByText(/; no headings\./)).toBeVisible()
    await choose('Headings', /^Row 2: E-mail/)
    await page.getByRole('button', { name: 'Read it anew like this' }).click()
    await expect(chip(/^All rows 3$/)).toBeVisible()
  })

  await test.step('what is missing is created where it is missing', async () => {
    await rows.getByRole('button', { name: 'Create the group Niños, for 2 rows' }).first().click()
    await expect(page.getByText('The group “Niños” is there now, and 2 rows use it.')).toBeVisible()
    await expect(chip(/^Will be invited 2$/)).toBeVisible()
    await rows.getByRole('button', { name: 'Create the location Ñuñoa' }).click()
    await expect(chip(/^Will be invited 3$/)).toBeVisible()
    await expect(page.getByText('3 people will be invited')).toBeVisible()
  })

  await test.step('what changes elsewhere shows when the preview is opened again', async () => {
    const { items } = await (await page.request.get('/api/v1/groups')).json()
    const { id } = items.find(({ name }: { name: string }) => name === 'Niños')
    await page.request.patch(`/api/v1/groups/${id}`, { data: { status: 'inactive' } })
    await page.getByRole('link', { name: 'All imports' }).click()
    await page.getByRole('link', { name: 'personal.csv' }).click()
    await expect(chip(/^Unknown group 2$/)).toBeVisible()
    await rows.getByRole('button', { name: 'Switch on the group Niños, for 2 rows' }).first().click()
    await expect(chip(/^Will be invited 3$/)).toBeVisible()
  })
})
