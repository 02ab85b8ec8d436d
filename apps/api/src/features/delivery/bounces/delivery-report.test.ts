import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { returnedMail } from '../../../../test/returned/samples.ts'
import { readReport } from './delivery-report.ts'

const read = (name: string) => readReport(returnedMail(name))

const ana = 'ana@clinic.example'

describe('[53] a report of a mail server', () => {
  it.each([
    [
      'postfix-no-mailbox',
      'failed',
      '5.1.1',
      /^550 5\.1\.1 <ana@clinic\.example>: Recipient address\nrejected: User unknown/,
    ],
    ['postfix-no-domain', 'failed', '5.4.4', /^Host or domain name not found/],
    ['postfix-full', 'failed', '4.2.2', /^452 4\.2\.2 Mailbox full$/],
    ['postfix-expired', 'failed', '4.4.1', /Connection timed out$/],
    ['postfix-delayed', 'delayed', '4.4.1', /Connection refused$/],
    ['postfix-delivered', 'delivered', '2.0.0', /^delivered to mailbox$/],
    ['postfix-relayed', 'relayed', '2.0.0', /^250 2\.0\.0 Ok/],
    [
      'exim-no-mailbox',
      'failed',
      '5.0.0',
      /^550-No such person at this address\.\n550 Ask the front desk\.$/,
    ],
    ['exchange-full', 'failed', '5.2.2', /^554 5\.2\.2 mailbox full/],
    [
      'gmail-no-mailbox',
      'failed',
      '5.1.1',
      /^550-5\.1\.1 The email account that you tried to reach does not exist/,
    ],
    ['no-diagnosis', 'failed', '5.0.0', /^550 5\.1\.1 unknown user$/],
    ['no-original', 'failed', '5.1.1', /^$/],
    ['nested', 'failed', '5.1.1', /^550 5\.1\.1 No such user$/],
    ['japanese', 'failed', '5.1.1', /^550 5\.1\.1 unknown user$/],
  ])('is read by its fields: %s', async (name, action, status, answer) => {
    const { kind, recipients } = await read(name)
    expect(kind).toBe('delivery')
    expect(recipients).toEqual([{ action, recipients: [ana], status, answer: expect.stringMatching(answer) }])
  })

  it.each([
    ['exim-plain', 'failed', [ana], /^552 5\.2\.2 The mailbox of this\nuser is over quota$/],
    ['exim-delayed', 'delayed', [], /^421 Too busy$/],
    ['qmail', 'failed', [], /^Sorry, no mailbox here by that name\. \(#5\.1\.1\)$/],
    ['qmail-refused', 'failed', [], /^554 Transaction failed$/],
    ['japanese-plain', 'failed', [], /^550 5\.1\.1 宛先のメールアドレスは存在しません$/],
    ['russian-koi8', 'failed', [], /^550 5\.2\.1 Ящик отключён$/],
  ])('is read by its words where it has no fields: %s', async (name, action, recipients, answer) => {
    const { kind, recipients: found } = await read(name)
    expect(kind).toBe('delivery')
    expect(found).toEqual([{ action, recipients, status: '', answer: expect.stringMatching(answer) }])
  })

  it('tells of each of several recipients', async () => {
    const { recipients } = await read('several-recipients')
    expect(recipients.map((one) => [one.action, ...one.recipients])).toEqual([
      ['delivered', 'kitchen@clinic.example'],
      ['failed', 'front-desk@clinic.example'],
      ['delayed', 'archive@clinic.example'],
    ])
  })

  it('names the address as it is there and as it was at first', async () => {
    expect((await read('exchange-no-mailbox')).recipients).toMatchObject([
      { action: 'failed', recipients: ['ana@clinic.mail.example', ana], status: '5.1.10' },
    ])
    expect((await read('global')).recipients).toMatchObject([
      { recipients: ['aña@clinic.example', ana], answer: '550 5.1.1 Empfänger unbekannt' },
    ])
  })

  it.each([
    ['vacation', 'auto_reply'],
    ['read-receipt', 'auto_reply'],
    ['vacation-unmarked', 'other'],
  ])('is not seen in a mail of a person, whatever stands in it: %s', async (name, kind) => {
    expect(await read(name)).toMatchObject({ kind, recipients: [] })
  })

  it('never takes a word of the returned mail for one of the server', async () => {
    const all = [
      'qmail',
      'qmail-refused',
      'exim-plain',
      'exim-no-mailbox',
      'postfix-expired',
      'nested',
      'no-diagnosis',
    ]
    const reports = await Promise.all(all.map(read))
    expect(reports.flatMap(({ recipients }) => recipients)).toHaveLength(all.length)
    expect(JSON.stringify(reports)).not.toMatch(/Sunny Clinic|rollcall\.example/)
  })

  it('is read from its beginning alone, whatever comes behind', async () => {
    const whole = returnedMail('postfix-no-mailbox')
    const returnedAt = whole.indexOf('Undelivered Message')
    for (const end of [returnedAt, returnedAt + 200, whole.length - 10])
      expect((await readReport(whole.subarray(0, end))).recipients).toMatchObject([{ status: '5.1.1' }])
  })
})

describe('[53] whatever else is sent to a return address', () => {
  it('is something else: nothing, noise, a text without headers', async () => {
    const noise = fc.oneof(
      fc.uint8Array(),
      fc.string().map((text) => new TextEncoder().encode(text)),
    )
    await fc.assert(
      fc.asyncProperty(noise, async (bytes) => {
        expect(await readReport(Buffer.from(bytes))).toMatchObject({ kind: 'other', recipients: [] })
      }),
    )
  })

  it.each([
    ['dashes', '-'.repeat(900_000)],
    ['open tags', '<style '.repeat(130_000)],
    ['blank lines', '\n \t'.repeat(300_000)],
    ['codes', '550-'.repeat(200_000)],
    ['colons', 'a: '.repeat(300_000)],
  ])('is read without choking: a megabyte of %s', async (_name, noise) => {
    for (const type of ['text/plain', 'text/html', 'message/delivery-status']) {
      const raw = `From: ana@clinic.example\r\nContent-Type: ${type}\r\n\r\n${noise}`
      expect(await readReport(Buffer.from(raw))).toMatchObject({ kind: 'other' })
    }
  })

  it('is an error where it is folded into itself without end', async () => {
    const parts = Array.from(
      { length: 50 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
    )
    await expect(readReport(Buffer.from(parts.join('')))).rejects.toThrow('nesting')
  })
})
