import { readFileSync } from 'node:fs'
import { expectAccessible } from '../support/axe.ts'
import { newestMail } from '../support/inbox.ts'
import { registerAdmin, setUpGroup } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

const HEAD = 'E-mail;Team;Comment'
/** As people make them: other headings, a slip in a group, a stray space, an address twice and one that is none. */
const MESSY = [
  HEAD,
  'ann@cliffside.example;Teachers;',
  'ben@cliffside.example;Techers;new',
  'cleo@cliffside.example;Techers;',
  'dev@cliffside.example; TEACHERS ;',
  'dev@cliffside.example;Teachers;again',
  'eli at cliffside.example;Teachers;',
  'fran@cliffside.example;Cooks;',
].join('\n')

test('an admin uploads a messy spreadsheet, mends it in the preview, approves it, and takes it back', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await registerAdmin(page, 'ines@cliffside.example', 'Cliffside Schools')
  await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
  const rows = page.getByRole('region', { name: 'Rows of the file' })
  const chip = (name: RegExp) => rows.getByRole('button', { name })

  await test.step('the way there is in Add Learners', async () => {
    await page.goto('/learners?add=1')
    await page.getByRole('dialog').getByRole('link', { name: 'Upload Learners' }).click()
    await expect(page.getByRole('heading', { name: 'Upload Learners', level: 1 })).toBeFocused()
    const template = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download Template File (CSV)' }).click()
    expect((await template).suggestedFilename()).toMatch(/\.csv$/)
  })

  await test.step('what is no spreadsheet is refused in words', async () => {
    const field = page.getByLabel(/Choose a file/)
    await field.setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') })
    await expect(page.getByText('This is not a spreadsheet that can be read.')).toBeVisible()
    await page.getByRole('button', { name: 'Preview Upload' }).click()
    await expect(page).toHaveURL(/\/imports\/new$/)
    await expectAccessible(page, 'a file that cannot be read')
    const file = { name: 'staff.csv', mimeType: 'text/csv', buffer: Buffer.from(MESSY) }
    await page.getByLabel(/Choose another file/).setInputFiles(file)
    await page.getByRole('button', { name: 'Preview Upload' }).click()
  })

  await test.step('the preview says what becomes of every row', async () => {
    await expect(chip(/^All rows 7$/)).toBeVisible()
    await expect(chip(/^Will be invited 2$/)).toBeVisible()
    await expect(chip(/^Unknown group 3$/)).toBeVisible()
    await expect(chip(/^In the file twice 1$/)).toBeVisible()
    await expect(chip(/^Not an email address 1$/)).toBeVisible()
    await expect(rows.getByText('read as Teachers')).toBeVisible()
    await expect(page.getByText('Not imported: Comment.')).toBeVisible()
    await expectAccessible(page, 'the preview')
  })

  await test.step('one cell is mended by keyboard, and all that are alike at once', async () => {
    const cell = rows.getByRole('button', { name: /^Email in row 7: / })
    await cell.press('Enter')
    await page.keyboard.type('nobody')
    await page.keyboard.press('Escape')
    await expect(cell).toBeFocused()
    await expect(cell).toHaveText('eli at cliffside.example')
    await cell.press('Enter')
    await page.keyboard.type('eli@cliffside.example')
    await expectAccessible(page, 'a cell that is being mended')
    await page.keyboard.press('Enter')
    await expect(cell).toHaveText('eli@cliffside.example')
    await expect(cell).toBeFocused()
    await expect(chip(/^Will be invited 3$/)).toBeVisible()

    await rows.getByRole('button', { name: 'Techers → Teachers in all 2 rows' }).first().press('Enter')
    await expect(chip(/^Will be invited 5$/)).toBeVisible()
    await chip(/^Need work 2$/).click()
    await expect(rows.getByRole('row')).toHaveCount(3)
    await expect(rows.getByText('There is no group with the name “Cooks”.')).toBeVisible()
  })

  await test.step('a group that is made meanwhile brings a new preview before any mail', async () => {
    await setUpGroup(page.request, 'Cooks', ['Fire Safety and Evacuation'])
    await page.getByRole('button', { name: 'Approve', exact: true }).click()
    await expect(page.getByText('5 invitations leave now.')).toBeVisible()
    await expectAccessible(page, 'the Notification step')
    await page.getByRole('button', { name: 'Send invitations' }).click()
    await expect(page.getByText('Groups or locations changed in the meantime')).toBeVisible()
    await expect(page.getByText('6 people will be invited')).toBeVisible()
    await expect(chip(/^Need work 1$/)).toBeVisible()
    await chip(/^All rows 7$/).click()
  })

  await test.step('approved, exactly those people are invited, and the mail can be watched', async () => {
    await page.getByRole('button', { name: 'Approve', exact: true }).click()
    await page.getByRole('button', { name: 'Send invitations' }).click()
    await expect(page.getByRole('heading', { name: 'The invitations have left' })).toBeVisible({
      timeout: 60_000,
    })
    await expect(page.getByRole('progressbar', { name: 'Emails on their way or there' })).toHaveAttribute(
      'aria-valuenow',
      '100',
    )
    await expect(chip(/^Invited 6$/)).toBeVisible()
    await expect(rows.getByRole('row', { name: /fran@/ })).toContainText('Invited')
    await expectAccessible(page, 'an import that is done')
    for (const name of ['ann', 'ben', 'cleo', 'dev', 'eli', 'fran'])
      await newestMail(page.request, `${name}@cliffside.example`, 'Cliffside Schools')
  })

  await test.step('the rows that need work come as a file', async () => {
    const errors = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download error file' }).click()
    const file = await errors
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/)
    expect(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  await test.step('taken back, nobody is invited any more, and the history says so', async () => {
    await page.getByRole('button', { name: 'Undo' }).click()
    await expectAccessible(page, 'the question before an undo')
    await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click()
    await expect(page.getByText('6 invitations were taken back.')).toBeVisible()
    await page.getByRole('link', { name: 'All imports' }).click()
    const item = page.getByRole('list', { name: 'Import Learners' }).getByRole('listitem')
    await expect(item).toContainText('staff.csv')
    await expect(item).toContainText('Dana Whitfield')
    await expect(item).toContainText('7 rows · 6 taken back · 1 needs work')
    await expect(item).toContainText('Taken back')
    await expectAccessible(page, 'the history')
  })
})
