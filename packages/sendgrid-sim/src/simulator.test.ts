import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, describe, expect, it } from '@jest/globals'
import { EventWebhook, EventWebhookHeader } from '@sendgrid/eventwebhook'
import { aMail, recipients } from './given.ts'
import { type SendGridSim, type SendGridSimOptions, startSendGridSim } from './simulator.ts'

const open: (() => Promise<unknown>)[] = []
afterEach(() => Promise.all(open.splice(0).map((close) => close())))

async function aSim(options: SendGridSimOptions = {}): Promise<SendGridSim> {
  const sim = await startSendGridSim(options)
  open.push(sim.close)
  return sim
}

/** Somebody who listens to what the simulator tells, and answers with these statuses, then with 204. */
async function aListener(statuses: number[] = []) {
  const posts: { body: string; signature: string; timestamp: string }[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const header = (name: string) => String(request.headers[name.toLowerCase()])
    posts.push({
      body,
      signature: header(EventWebhookHeader.SIGNATURE()),
      timestamp: header(EventWebhookHeader.TIMESTAMP()),
    })
    response.writeHead(statuses.shift() ?? 204).end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  open.push(async () => server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `http://127.0.0.1:${port}/`,
    posts,
    events: () => posts.flatMap(({ body }) => JSON.parse(body)),
  }
}

function send(sim: SendGridSim, mail: object, apiKey = sim.apiKey): Promise<Response> {
  return fetch(`${sim.url}/v3/mail/send`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(mail),
  })
}

function to(...addresses: string[]): object {
  return aMail({
    personalizations: addresses.map((email) => ({ to: [{ email }], custom_args: { m: `to ${email}` } })),
  })
}

describe('the stand-in for SendGrid', () => {
  it('takes a mail, says the id of the request, and fills the template for each recipient', async () => {
    const sim = await aSim()
    const answer = await send(sim, {
      ...aMail({ subject: 'For -name-', content: [{ type: 'text/plain', value: 'Dear -name-' }] }),
      personalizations: [
        { to: [{ email: 'ann@example.org' }], substitutions: { '-name-': 'Ann' }, custom_args: { m: '1' } },
        { to: [{ email: 'bob@example.org' }], substitutions: { '-name-': 'Bob' }, custom_args: { m: '2' } },
      ],
    })
    expect([answer.status, await answer.text()]).toEqual([202, ''])
    expect(sim.mailTo('bob@example.org')).toMatchObject([
      {
        subject: 'For Bob',
        text: 'Dear Bob',
        customArgs: { m: '2' },
        requestId: answer.headers.get('X-Message-Id'),
      },
    ])
  })

  it('takes nothing in the sandbox, of a stranger, or from a domain that is not the account’s', async () => {
    const sim = await aSim({ senderDomains: ['mail.example.org'] })
    const sandbox = aMail({ mail_settings: { sandbox_mode: { enable: true } } })
    const foreign = aMail({ from: { email: 'us@other.example' } })
    const answers = [await send(sim, sandbox), await send(sim, aMail(), 'SG.wrong'), await send(sim, foreign)]
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 403])
    expect(sim.taken().copies).toBe(0)
  })

  it('refuses a whole request for one address, and says which', async () => {
    const sim = await aSim()
    const answer = await send(sim, to('ann@example.org', 'invalid+bob@example.org'))
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errors: [{ field: 'personalizations.1.to.0.email' }] })
    expect(sim.copiesOf('to ann@example.org')).toBe(0)
  })

  it('signs what it tells so that SendGrid’s own helper believes it, also after a change of keys', async () => {
    const listener = await aListener()
    const sim = await aSim({ webhookUrl: listener.url })
    const helper = new EventWebhook()
    const isBelieved = () => {
      const { body, signature, timestamp } = listener.posts.at(-1) ?? {
        body: '',
        signature: '',
        timestamp: '',
      }
      return helper.verifySignature(
        helper.convertPublicKeyToECDSA(sim.publicKey()),
        body,
        signature,
        timestamp,
      )
    }
    await send(sim, to('ann@example.org', 'bob@example.org'))
    await sim.told()
    expect(isBelieved()).toBe(true)
    expect(listener.posts[0]?.body).toMatch(/^\[\{.*\},\r\n\{.*\}\]\r\n$/s)

    sim.changeKeys()
    expect(isBelieved()).toBe(false)
    await send(sim, to('eve@example.org'))
    await sim.told()
    expect(isBelieved()).toBe(true)
  })

  it.each([
    ['ann@example.org', ['processed', 'delivered']],
    ['bounce+ann@example.org', ['processed', 'bounce']],
    ['blocked+ann@example.org', ['processed', 'bounce']],
    ['defer+ann@example.org', ['processed', 'deferred', 'deferred', 'delivered']],
    ['drop+ann@example.org', ['dropped']],
    ['spam+ann@example.org', ['processed', 'delivered', 'spamreport']],
    ['async+ann@example.org', ['processed', 'delivered', 'bounce']],
  ])('tells of a mail to %s: %j', async (address, events) => {
    const listener = await aListener()
    const sim = await aSim({ webhookUrl: listener.url })
    await send(sim, to(address))
    await sim.told()
    expect(listener.events().map(({ event }) => event)).toEqual(events)
    expect(listener.events()[0]).toMatchObject({ email: address, m: `to ${address}` })
  })

  it('tells of a bounce that came back as a mail without any id', async () => {
    const listener = await aListener()
    const sim = await aSim({ webhookUrl: listener.url })
    await send(sim, to('async+ann@example.org'))
    await sim.told()
    const late = listener.events().at(-1)
    expect(late).toMatchObject({ email: 'async+ann@example.org', event: 'bounce', sg_message_id: '' })
    expect(late.m).toBeUndefined()
  })

  it('drops mail to an address that has bounced, until it is taken off the list', async () => {
    const listener = await aListener()
    const sim = await aSim({ webhookUrl: listener.url })
    const lift = () =>
      fetch(`${sim.url}/v3/suppression/bounces/bounce%2Bann@example.org`, {
        method: 'DELETE',
        headers: { Authorization: `Bearer ${sim.apiKey}` },
      })
    await send(sim, to('bounce+ann@example.org'))
    await send(sim, to('bounce+ann@example.org'))
    await sim.told()
    expect(listener.events().at(-1)).toMatchObject({ event: 'dropped', reason: 'Bounced Address' })
    expect([(await lift()).status, (await lift()).status]).toEqual([204, 404])
    expect(sim.lists.has('bounces', 'bounce+ann@example.org')).toBe(false)
  })

  it('tells again what was not taken, and tells everything as often as it is asked to', async () => {
    const listener = await aListener([503])
    const sim = await aSim({
      webhookUrl: listener.url,
      chaos: { copies: 3, shuffle: 50, dropProcessed: true, postSize: 40 },
    })
    await send(sim, aMail({ personalizations: recipients(100) }))
    await sim.told()
    expect(sim.posts).toContain(503)
    expect(sim.posts.filter((status) => status === 204)).toHaveLength(8)
    const ids = listener.posts
      .slice(1)
      .flatMap(({ body }) => JSON.parse(body).map((event: { sg_event_id: string }) => event.sg_event_id))
    expect([ids.length, new Set(ids).size]).toEqual([300, 100])
    expect(listener.events().map(({ event }) => event)).not.toContain('processed')
  })

  it('answers as it is told to, and then as ever', async () => {
    const sim = await aSim()
    sim.answerNext({ kind: 'unavailable', taken: false })
    sim.answerNext({ kind: 'no_credits' })
    sim.answerNext({ kind: 'forbidden' })
    sim.answerNext({ kind: 'too_large' })
    sim.answerNext({ kind: 'redirect', to: 'http://127.0.0.1:9/' })
    sim.answerNext({ kind: 'refused', field: 'content', message: 'No.' })
    sim.answerNext({ kind: 'unavailable', taken: true })
    const statuses: number[] = []
    for (let at = 0; at < 8; at += 1) statuses.push((await send(sim, to(`a${at}@example.org`))).status)
    expect(statuses).toEqual([503, 401, 403, 413, 307, 400, 503, 202])
    expect(sim.taken().copies).toBe(2)
  })

  it('takes nothing while the limit lasts', async () => {
    const sim = await aSim()
    sim.answerNext({ kind: 'too_many_requests', resetInSeconds: 60 })
    const answers = [await send(sim, to('ann@example.org')), await send(sim, to('bob@example.org'))]
    expect(answers.map(({ status }) => status)).toEqual([429, 429])
    expect(Number(answers[0]?.headers.get('X-RateLimit-Reset'))).toBeGreaterThan(Date.now() / 1000)
  })

  it.each([
    ['hangs', { kind: 'hang' } as const, 1],
    ['drops the connection after it took the mail', { kind: 'drop', taken: true } as const, 1],
    ['drops the connection before it took the mail', { kind: 'drop', taken: false } as const, 0],
  ])('gives no answer when it %s', async (_, answer, copies) => {
    const sim = await aSim()
    sim.answerNext(answer)
    const sent = send(sim, to('ann@example.org'))
    const outcome = await Promise.race([
      sent.then(
        () => 'answered',
        () => 'broken',
      ),
      new Promise((resolve) => setTimeout(resolve, 300, 'silent')),
    ])
    expect(outcome).toBe(answer.kind === 'hang' ? 'silent' : 'broken')
    expect(sim.copiesOf('to ann@example.org')).toBe(copies)
    await sim.close()
    await sent.catch(() => undefined)
  })

  it('shows its mail on a page, where a mail cannot do anything', async () => {
    const sim = await aSim()
    await send(sim, aMail({ subject: '<script>alert(1)</script>' }))
    const page = await (await fetch(sim.url)).text()
    expect(page).toContain('&#60;script&#62;alert(1)')
    expect(page).not.toContain('<script>')
  })
})
