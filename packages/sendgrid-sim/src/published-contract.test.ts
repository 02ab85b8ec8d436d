import { describe, expect, it } from '@jest/globals'
import { aMail, recipients } from './given.ts'
import { checkMail } from './mail-check.ts'
import { readPublishedContract } from './published-contract.ts'

const published = readPublishedContract()
const whenAtHand = published ? describe : describe.skip
const said = published ? '' : ' (skipped: SENDGRID_OPENAPI names no copy of it)'

whenAtHand(`the contract that SendGrid publishes${said}`, () => {
  const ours = (body: object) => !('faults' in checkMail(body))

  it.each<[string, object]>([
    ['one recipient', {}],
    ['a thousand recipients', { personalizations: recipients(1000) }],
    ['more than a thousand', { personalizations: recipients(1001) }],
    ['nobody it is from', { from: undefined }],
    ['an address without @', { personalizations: [{ to: [{ email: 'ann.example.org' }] }] }],
    ['a recipient without an address', { personalizations: [{ to: [{ name: 'Ann' }] }] }],
    ['no list of recipients', { personalizations: [{}] }],
    ['an empty subject', { subject: '' }],
    ['a content without a value', { content: [{ type: 'text/plain' }] }],
    [
      'a substitution that is a number',
      { personalizations: [{ ...recipients(1)[0], substitutions: { '-a-': 1 } }] },
    ],
    ['eleven categories', { categories: 'abcdefghijk'.split('') }],
    ['the same category twice', { categories: ['invite', 'invite'] }],
    ['a category of 256 letters', { categories: ['x'.repeat(256)] }],
    ['a group that is no number', { asm: { group_id: 'news' } }],
    [
      '26 groups to show',
      { asm: { group_id: 1, groups_to_display: Array.from({ length: 26 }, (_, at) => at) } },
    ],
    ['a time that is no number', { send_at: 'tomorrow' }],
    ['a sandbox that is no yes or no', { mail_settings: { sandbox_mode: { enable: 'yes' } } }],
    ['tracking that is no yes or no', { tracking_settings: { click_tracking: { enable: 'no' } } }],
    ['a pool with a name of one letter', { ip_pool_name: 'x' }],
    ['an attachment without content', { attachments: [{ filename: 'a.pdf' }] }],
  ])('judges as we do: %s', (_, changes) => {
    expect(ours(aMail(changes))).toBe(published?.(aMail(changes)))
  })
})
