import { describe, expect, it } from '@jest/globals'
import { judgeAnswer, judgeFailure, wordsOf } from './smtp-answer.ts'

describe('what the answer of a mail server means', () => {
  it.each([
    ['5.1.1 The email account that you tried to reach does not exist', 'no_mailbox'],
    ['Requested action not taken: mailbox not found', 'no_mailbox'],
    ["delivery error: dd This user doesn't have a mail.example account", 'no_mailbox'],
    ['5.1.2 Host unknown', 'no_domain'],
    ['5.4.310 DNS domain clinic.example does not exist', 'no_domain'],
    ['5.0.0 No such user here', 'no_mailbox'],
  ])('a bounce: %s', (answer, reason) => {
    expect(judgeAnswer(550, answer)).toMatchObject({ kind: 'bounced', reason })
  })

  it.each([
    ['5.0.0 Sorry', 'refused'],
    ['5.4.1 Recipient address rejected: Access denied', 'refused'],
    ['5.7.1 User unknown, see our policy', 'policy'],
    ['Blocked: no such user may write to us', 'policy'],
    ['5.1.8 Sender address rejected: Domain not found', 'refused'],
    ['<invites@mail.school.example>: Sender address rejected: User unknown', 'refused'],
    ['5.2.2 Over quota', 'mailbox_full'],
    ['5.2.1 The account is disabled', 'mailbox_off'],
    ['5.4.7 Delivery expired', 'no_answer'],
  ])('a refusal: %s', (answer, reason) => {
    expect(judgeAnswer(554, answer)).toMatchObject({ kind: 'blocked', reason })
  })

  it('is not for good because it was given up: what was for later is no dead mailbox', () => {
    expect(judgeFailure('5.0.0', '450 4.2.1 User unknown, greylisted')).toMatchObject({ fact: 'blocked' })
    expect(judgeFailure('', '450 User unknown')).toMatchObject({ fact: 'blocked' })
    expect(judgeFailure('4.4.7', 'No such user')).toMatchObject({ fact: 'blocked', reason: 'no_answer' })
  })

  it('is told in words, without codes, links and secrets', () => {
    const secret = 'AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMA'
    expect(wordsOf(`550-5.7.1 See\n550 5.7.1 https://rollcall.example/i/${secret} now`)).toBe('See … now')
    expect(wordsOf(`Refused: https://rollcall.example/i/\n ${secret}`)).toBe('Refused: … …')
    expect(wordsOf('Sorry, no mailbox here by that name. (#5.1.1)')).toBe(
      'Sorry, no mailbox here by that name.',
    )
  })
})
