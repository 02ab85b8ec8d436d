import { describe, expect, it } from '@jest/globals'
import { returnedMail } from '../../../../test/returned/samples.ts'
import { readReport } from './delivery-report.ts'
import { judgeReport } from './judge-report.ts'

const judge = async (name: string) =>
  judgeReport((await readReport(returnedMail(name))).recipients, 'ana@clinic.example')

describe('[53] what a report comes to', () => {
  it.each([
    [
      'postfix-no-mailbox',
      'no_mailbox',
      '<ana@clinic.example>: Recipient address rejected: User unknown in virtual mailbox table',
    ],
    [
      'postfix-no-domain',
      'no_domain',
      'Host or domain name not found. Name service error for name=clinic.example type=AAAA: Host not found',
    ],
    ['exim-no-mailbox', 'no_mailbox', 'No such person at this address. Ask the front desk.'],
    [
      'exchange-no-mailbox',
      'no_mailbox',
      'RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    ],
    [
      'gmail-no-mailbox',
      'no_mailbox',
      expect.stringMatching(/^The email account that you tried to reach does not exist\. .* … .*gsmtp$/),
    ],
    ['qmail', 'no_mailbox', 'Sorry, no mailbox here by that name.'],
    ['no-original', 'no_mailbox', null],
    ['no-diagnosis', 'no_mailbox', 'unknown user'],
    ['global', 'no_mailbox', 'Empfänger unbekannt'],
    ['nested', 'no_mailbox', 'No such user'],
    ['japanese', 'no_mailbox', 'unknown user'],
    ['japanese-plain', 'no_mailbox', '宛先のメールアドレスは存在しません'],
  ])('is a bounce where the mailbox clearly does not exist: %s', async (name, reason, answer) => {
    expect(await judge(name)).toEqual({ action: 'failed', fact: 'bounced', reason, answer })
  })

  it.each([
    ['postfix-full', 'mailbox_full', 'Mailbox full'],
    ['exim-plain', 'mailbox_full', 'The mailbox of this user is over quota'],
    ['exchange-full', 'mailbox_full', expect.stringMatching(/^mailbox full; /)],
    ['russian-koi8', 'mailbox_off', 'Ящик отключён'],
    ['postfix-expired', 'no_answer', 'connect to mx.clinic.example[192.0.2.25]:25: Connection timed out'],
    ['general-policy', 'policy', 'Rejected: 203.0.113.9 is on a blocklist, the user unknown to us'],
    ['general-refusal', 'refused', 'Service unavailable; try another day'],
    ['qmail-refused', 'refused', 'Transaction failed'],
    ['forwarded-elsewhere', 'refused', 'No such user'],
  ])('is a refusal where that is not clear: %s', async (name, reason, answer) => {
    expect(await judge(name)).toEqual({ action: 'failed', fact: 'blocked', reason, answer })
  })

  it.each([
    [
      'postfix-delayed',
      'deferred',
      'busy',
      'connect to mx.clinic.example[192.0.2.25]:25: Connection refused',
    ],
    ['exim-delayed', 'deferred', 'busy', 'Too busy'],
    ['postfix-delivered', 'delivered', null, null],
    ['postfix-relayed', 'accepted', null, null],
    ['several-recipients', 'delivered', null, null],
  ])('is neither where it is on its way or there: %s', async (name, fact, reason, answer) => {
    expect(await judge(name)).toMatchObject({ fact, reason, answer })
  })

  it('never repeats a link or the secret of one', async () => {
    expect(await judge('with-a-link')).toMatchObject({
      fact: 'blocked',
      reason: 'policy',
      answer: 'Message refused because of … (and … alone), see … for help',
    })
  })

  it('counts what is said of the address itself before what is said of others', async () => {
    const { recipients } = await readReport(returnedMail('several-recipients'))
    expect(judgeReport(recipients, 'front-desk@clinic.example')).toMatchObject({ fact: 'bounced' })
    expect(judgeReport(recipients, 'archive@clinic.example')).toMatchObject({
      fact: 'deferred',
      reason: 'mailbox_full',
    })
  })
})
