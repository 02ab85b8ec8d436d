import { expectAccessible } from '../support/axe.ts'
import { linkIn, newestMail } from '../support/inbox.ts'
import { inviteByApi, registerAdmin, setUpGroup } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

const BACK = {
  time: '01:30',
  question: '1:30 AM comes twice on this day',
  before: 'before the clocks go back',
  after: 'after the clocks went back',
  chosen: '1:30 AM',
}
const FORWARD = {
  time: '02:30',
  question: '2:30 AM does not exist on this day',
  before: 'before the clocks go forward',
  after: 'after the clocks went forward',
  chosen: '3:30 AM',
}

/** The next day on which New York changes its clocks: the second Sunday of March, or the first of November. */
function nextClockChange() {
  const day = new Date()
  for (;;) {
    day.setUTCDate(day.getUTCDate() + 1)
    const nth = Math.ceil(day.getUTCDate() / 7)
    const isSunday = day.getUTCDay() === 0
    if (isSunday && day.getUTCMonth() === 2 && nth === 2) return { day, ...FORWARD }
    if (isSunday && day.getUTCMonth() === 10 && nth === 1) return { day, ...BACK }
  }
}

test('an admin chooses by keyboard when the invitations leave, and changes that in the Outbox', async ({
  page,
}) => {
  await registerAdmin(page, 'olga@harbor.example', 'Harbor Schools')
  await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
  const dialog = page.getByRole('dialog')
  const change = nextClockChange()
  const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC' }).format(change.day)
  const keys = (...pressed: string[]) =>
    pressed.reduce((one, key) => one.then(() => page.keyboard.press(key)), Promise.resolve())

  await test.step('each address is judged while it is typed', async () => {
    await page.goto('/learners?add=1')
    await dialog.getByRole('button', { name: 'Add Manually' }).press('Enter')
    await expect(dialog.getByLabel('Email 1')).toBeFocused()
    await page.keyboard.type('ann@gmial.com')
    await expect(dialog.getByText('Probably a typo.')).toBeVisible()
    await keys('Tab', 'Enter')
    await expect(dialog.getByLabel('Email 1')).toHaveValue('ann@gmail.com')
    await expect(dialog.getByText('Can be invited', { exact: true })).toBeVisible()
    await keys('Enter')
    await page.keyboard.type('ANN@gmail.com')
    await expect(dialog.getByText('The same as Email 1')).toBeVisible()
    await keys('ArrowDown')
    await page.keyboard.type('ben@harbor.example')
    await expect(dialog.getByText('2 people can be invited · 1 address is left out')).toBeVisible()
    await expectAccessible(page, 'addresses that were judged')
  })

  await test.step('a time that the day does not have, or has twice, is asked back', async () => {
    await keys('Enter', 'Enter')
    await expect(dialog.getByRole('heading', { name: 'Notification' })).toBeFocused()
    await expect(dialog.getByText('2 invitations leave now.')).toBeVisible()
    await keys('Tab', 'ArrowDown')
    await dialog.getByLabel('Date').fill(change.day.toISOString().slice(0, 10))
    await dialog.getByLabel('Time', { exact: true }).fill(change.time)
    await dialog.getByRole('button', { name: 'Schedule invitations' }).press('Enter')
    await expect(dialog.getByText(change.question)).toBeVisible()
    await expect(dialog.getByRole('radio', { name: change.before })).toBeFocused()
    await expectAccessible(page, 'a time that is asked back')
    await dialog.getByRole('button', { name: 'Schedule invitations' }).press('Enter')
    await expect(dialog.getByText('Please choose one of the two.')).toBeVisible()
    await dialog.getByRole('radio', { name: change.after }).press('Space')
    await expect(dialog.getByText(`2 invitations leave on ${day}`)).toBeVisible()
    await dialog.getByRole('button', { name: 'Schedule invitations' }).press('Enter')
    await expect(dialog.getByText('2 people were invited.')).toBeVisible()
    await dialog.getByRole('link', { name: 'Open the Outbox' }).press('Enter')
  })

  await test.step('the Outbox holds one back and sends the other', async () => {
    await expect(page.getByRole('heading', { name: `${day} at ${change.chosen}` })).toBeVisible()
    await page.getByRole('button', { name: 'Hold the invitation to ann@gmail.com' }).press('Enter')
    await expect(page.getByRole('region', { name: 'On hold' })).toContainText('ann@gmail.com')
    await expect(page.getByRole('heading', { name: 'Outbox' })).toBeFocused()
    await page.getByRole('button', { name: 'Send the invitation to ben@harbor.example now' }).press('Enter')
    await expect(page.getByText('ben@harbor.example')).toHaveCount(0)
    await newestMail(page.request, 'ben@harbor.example', 'Harbor Schools')
    await page.getByRole('checkbox', { name: 'Choose all: On hold' }).press('Space')
    await expectAccessible(page, 'a selection in the Outbox')
    await page.getByRole('button', { name: 'Cancel', exact: true }).press('Enter')
    await dialog.getByRole('button', { name: 'Cancel invitation' }).press('Enter')
    await expect(page.getByRole('heading', { name: 'Nothing is waiting' })).toBeVisible()
  })
})

test('a learner takes a no back, and another says that the invitation is for somebody else', async ({
  page,
  browser,
  watch,
}) => {
  await registerAdmin(page, 'pia@meadow.example', 'Meadow School')
  const groupId = await setUpGroup(page.request, 'Aides', ['Slips, Trips and Falls'])
  const link = await inviteByApi(page.request, groupId, 'ron@meadow.example')
  const context = await browser.newContext()
  watch(context)
  const theirs = await context.newPage()
  const heading = (name: string) => theirs.getByRole('heading', { name, level: 1 })

  await theirs.goto(link)
  await theirs.getByRole('button', { name: 'Decline' }).click()
  await theirs.getByRole('button', { name: 'Yes, decline' }).click()
  await expect(heading('You declined this invitation')).toBeFocused()
  await theirs.getByRole('button', { name: 'Take it back and see the invitation' }).click()
  await expect(heading('Meadow School invites you to training')).toBeFocused()
  await expect(theirs.getByText('Slips, Trips and Falls')).toBeVisible()

  await theirs.getByRole('button', { name: 'This is not me' }).click()
  await expect(heading('Is this invitation not for you?')).toBeFocused()
  await expectAccessible(theirs, 'this is not me')
  await theirs.getByRole('button', { name: 'Yes, this is not me' }).click()
  await expect(heading('Thank you for telling us')).toBeFocused()
  await theirs.goto(linkIn(await newestMail(page.request, 'ron@meadow.example', 'Meadow School')))
  await expect(theirs.getByRole('button', { name: 'Accept invitation' })).toHaveCount(0)
  await context.close()
})
