import { describe, expect, it } from '@jest/globals'
import { aMail, recipients } from './given.ts'
import { checkMail } from './mail-check.ts'

/** Where each fault is, in the order in which SendGrid tells them. */
function faultsOf(body: unknown): (string | null)[] {
  const checked = checkMail(body)
  return 'faults' in checked ? checked.faults.map(({ field }) => field) : []
}

describe('the check of a mail', () => {
  it('lets a good mail pass, to one and to a thousand recipients', () => {
    expect(faultsOf(aMail())).toEqual([])
    expect(faultsOf(aMail({ personalizations: recipients(1000) }))).toEqual([])
  })

  it('names the place of an address that is not valid, as SendGrid does', () => {
    const personalizations = recipients(250)
    personalizations[37] = { to: [{ email: 'not an address' }] }
    const checked = checkMail(aMail({ personalizations }))
    expect(checked).toEqual({
      faults: [{ field: 'personalizations.37.to.0.email', message: 'Does not contain a valid address.' }],
    })
  })

  it.each([
    ['invalid+ann@example.org'],
    ['josé@example.org'],
    ['ann@españa.example'],
    ['ann@example'],
    ['ann@@example.org'],
    [''],
  ])('refuses the address "%s"', (email) => {
    expect(faultsOf(aMail({ personalizations: [{ to: [{ email }] }] }))).toEqual([
      'personalizations.0.to.0.email',
    ])
  })

  it.each<[string, object, string]>([
    ['more than a thousand personalizations', { personalizations: recipients(1001) }, 'personalizations'],
    ['no personalization', { personalizations: [] }, 'personalizations'],
    ['nobody it is to', { personalizations: [{ to: [] }] }, 'personalizations.0.to'],
    ['nobody it is from', { from: undefined }, 'from'],
    ['no content', { content: undefined }, 'content'],
    ['no subject', { subject: undefined }, 'subject'],
    [
      'HTML before text',
      {
        content: [
          { type: 'text/html', value: '<p>Hello</p>' },
          { type: 'text/plain', value: 'Hello' },
        ],
      },
      'content',
    ],
    [
      'more than a thousand recipients in all',
      {
        personalizations: [
          { to: recipients(600).flatMap(({ to }) => to) },
          { to: recipients(401, 'b').flatMap(({ to }) => to) },
        ],
      },
      'personalizations',
    ],
    [
      'an address twice, in other letters',
      { personalizations: [{ to: [{ email: 'ann@example.org' }] }, { to: [{ email: 'Ann@Example.org' }] }] },
      'personalizations',
    ],
    [
      'an address that is also copied to',
      { personalizations: [{ to: [{ email: 'ann@example.org' }], bcc: [{ email: 'ann@example.org' }] }] },
      'personalizations',
    ],
    [
      'more than 10,000 bytes of substitutions',
      { personalizations: [{ ...recipients(1)[0], substitutions: { '-name-': 'é'.repeat(5000) } }] },
      'personalizations.0.substitutions',
    ],
    [
      'a substitution tag with a space',
      { personalizations: [{ ...recipients(1)[0], substitutions: { '-first name-': 'Ann' } }] },
      'personalizations.0.substitutions',
    ],
    [
      'a substitution that is no text',
      { personalizations: [{ ...recipients(1)[0], substitutions: { '-age-': 7 } }] },
      'personalizations.0.substitutions.-age-',
    ],
    [
      'more than 10,000 bytes of custom args, those of the mail included',
      {
        custom_args: { a: 'x'.repeat(6000) },
        personalizations: [{ ...recipients(1)[0], custom_args: { b: 'x'.repeat(6000) } }],
      },
      'personalizations.0.custom_args',
    ],
    [
      'a time more than three days ahead',
      { send_at: Math.floor(Date.now() / 1000) + 73 * 60 * 60 },
      'send_at',
    ],
    ['a header that is SendGrid’s own', { headers: { 'Reply-To': 'eve@example.org' } }, 'headers.Reply-To'],
    [
      'such a header for one recipient',
      { personalizations: [{ ...recipients(1)[0], headers: { received: 'by us' } }] },
      'personalizations.0.headers.received',
    ],
    [
      'a sender of another domain for one recipient',
      { personalizations: [{ ...recipients(1)[0], from: { email: 'us@other.example' } }] },
      'personalizations.0.from',
    ],
    ['too many categories', { categories: 'abcdefghijk'.split('') }, 'categories'],
    ['a group that is no number', { asm: { group_id: 'news' } }, 'asm.group_id'],
    ['a misspelt property', { trackingSettings: {} }, 'trackingSettings'],
  ])('refuses a mail with %s', (_, changes, field) => {
    expect(faultsOf(aMail(changes))).toEqual([field])
  })

  it('refuses what is no mail at all', () => {
    expect(faultsOf(undefined)).toEqual([null])
    expect(faultsOf([])).toEqual([null])
    expect(faultsOf('mail')).toEqual([null])
  })
})
