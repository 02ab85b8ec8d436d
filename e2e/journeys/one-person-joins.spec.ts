import { linkIn, newestMail } from '../support/inbox.ts'
import { acceptAsNew, registerAdmin } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

test('[55] [61] from registering an organization to one active learner', async ({ page, browser, watch }) => {
  const learner = 'ann.lee@school.example'
  await registerAdmin(page, 'dana@lakeside.example', 'Lakeside School District')

  await test.step('the checklist says what is missing, and Add Learners says what to do', async () => {
    await expect(page.getByRole('heading', { name: 'Set up your organization' })).toBeVisible()
    await page.getByRole('link', { name: 'Learners', exact: true }).click()
    await page.getByRole('button', { name: 'Add Learners' }).click()
    await expect(page.getByText('There is no active group')).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('the admin chooses trainings', async () => {
    await page.getByRole('link', { name: 'Trainings', exact: true }).click()
    await page.getByRole('button', { name: 'Add Training' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Fire Safety and Evacuation').check()
    await dialog.getByLabel('Mandated Reporter: School Personnel').check()
    await dialog.getByRole('button', { name: 'Add to our trainings' }).click()
    await expect(page.getByRole('cell', { name: 'Fire Safety and Evacuation' })).toBeVisible()
  })

  await test.step('makes a location and a group that has them', async () => {
    await page.getByRole('link', { name: 'Locations', exact: true }).click()
    await page.getByRole('button', { name: 'Add Location' }).first().click()
    await page.getByLabel('Location name').fill('North Campus')
    await page.getByRole('button', { name: 'Save location' }).click()
    await expect(page.getByText('North Campus').first()).toBeVisible()

    await page.getByRole('link', { name: 'Groups', exact: true }).click()
    await page.getByRole('button', { name: 'Add Group' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Group name').fill('Teachers')
    await dialog.getByRole('combobox', { name: 'Trainings' }).click()
    await page.getByRole('option', { name: 'Fire Safety and Evacuation' }).click()
    await page.getByRole('option', { name: 'Mandated Reporter: School Personnel' }).click()
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: 'Save group' }).click()
    await expect(page.getByRole('cell', { name: 'Teachers' })).toBeVisible()
  })

  await test.step('adds learners by hand, from a pasted list', async () => {
    await page.getByRole('link', { name: 'Learners', exact: true }).click()
    await page.getByRole('button', { name: 'Add Learners' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Add Manually' }).click()
    await dialog.getByLabel('Email 1').evaluate((field, list) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', list)
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, `Ann Lee <${learner}>; bounce+nobody@school.example`)
    await expect(dialog.getByLabel('Email 2')).toHaveValue('bounce+nobody@school.example')
    await dialog.getByRole('button', { name: 'Add Learners' }).click()
    await expect(dialog.getByText('2 invitations leave now.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Send invitations' }).click()
    await expect(dialog.getByText('2 people were invited.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Done' }).click()
  })

  await test.step('sees the delivered one Pending and the bounced one Prospect, with the reason', async () => {
    const row = page.getByRole('row', { name: learner })
    await expect(row).toContainText('Pending')
    const bounced = page.getByRole('row', { name: 'bounce+nobody@school.example' })
    await expect(bounced).toContainText('Prospect')
    await expect(bounced).toContainText('no such mailbox')
    await expect(page.getByText('Ann Lee')).toHaveCount(0)
  })

  await test.step('the learner opens the link, registers and accepts', async () => {
    const context = await browser.newContext()
    watch(context)
    const theirs = await context.newPage()
    const link = linkIn(await newestMail(page.request, learner, 'Lakeside School District'))
    await theirs.goto(link)
    await expect(
      theirs.getByRole('heading', { name: 'Lakeside School District invites you to training' }),
    ).toBeVisible()
    await expect(theirs.getByText('Fire Safety and Evacuation')).toBeVisible()
    await expect(theirs.getByText('Until you accept, they only know your email address.')).toBeVisible()
    expect(new URL(theirs.url()).pathname).toBe('/join/i')
    await page.reload()
    await expect(page.getByRole('row', { name: learner })).toContainText('Pending')
    await acceptAsNew(theirs, 'Ann Lee')
    await expect(theirs.getByRole('heading', { name: 'You joined Lakeside School District.' })).toBeVisible()
    await expect(theirs.getByText('2 trainings were assigned.')).toBeVisible()
    await theirs.getByRole('link', { name: 'Go to my account' }).click()
    await expect(theirs.getByRole('heading', { name: 'My trainings' })).toBeVisible()
    await expect(theirs.getByText('Mandated Reporter: School Personnel')).toBeVisible()
    await context.close()
  })

  await test.step('the admin sees the name and the trainings', async () => {
    await page.reload()
    const row = page.getByRole('row', { name: learner })
    await expect(row).toContainText('Active')
    await expect(row).toContainText('Ann Lee')
    await expect(row).toContainText('Teachers')
    await row.getByRole('link', { name: learner }).click()
    await expect(page.getByRole('dialog')).toContainText('Fire Safety and Evacuation')
  })
})

test('an admin takes an invite back, and its link says so', async ({ page, browser, watch }) => {
  await registerAdmin(page, 'cara@hillside.example', 'Hillside Clinic')
  await page.getByRole('link', { name: 'Groups', exact: true }).click()
  await page.getByRole('button', { name: 'Add Group' }).first().click()
  await page.getByRole('dialog').getByLabel('Group name').fill('Nurses')
  await page.getByRole('dialog').getByRole('button', { name: 'Save group' }).click()
  await page.getByRole('link', { name: 'Learners', exact: true }).click()
  await page.getByRole('button', { name: 'Add Learners' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Add Manually' }).click()
  await dialog.getByLabel('Email 1').fill('gus@clinic.example')
  await dialog.getByRole('button', { name: 'Add Learners' }).click()
  await dialog.getByRole('button', { name: 'Send invitations' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()

  const link = linkIn(await newestMail(page.request, 'gus@clinic.example', 'Hillside Clinic'))
  await page.getByRole('button', { name: 'Cancel invite to gus@clinic.example' }).click()
  await page.getByRole('button', { name: 'Cancel invite', exact: true }).click()
  await expect(page.getByRole('row', { name: 'gus@clinic.example' })).toContainText('Cancelled')

  const context = await browser.newContext()
  watch(context)
  const theirs = await context.newPage()
  await theirs.goto(link)
  await expect(theirs.getByRole('heading', { name: 'This invitation was taken back' })).toBeVisible()
  await expect(theirs.getByRole('button', { name: 'Accept invitation' })).toHaveCount(0)
  await context.close()
})
