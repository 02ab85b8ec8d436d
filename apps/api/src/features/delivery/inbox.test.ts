import net from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import { mailsTo } from '../../../test/outgoing-mail.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { createLog } from '../../core/log.ts'
import { storeInboxMessage } from './inbox-store.ts'
import { createInboxTransport } from './inbox-transport.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const mail = { to: 'ann@s.example', from: 'x@y.example', subject: 'Hello', text: 'Hello', html: '' }
const keep = (changes: Partial<typeof mail>) =>
  storeInboxMessage(world.ctx.accounts.rows, { ...mail, ...changes }, Buffer.from('Subject: Hello'))

describe('[56] the built-in inbox', () => {
  it('takes mail from this machine alone', async () => {
    const listen = net.Server.prototype.listen
    const servers: net.Server[] = []
    net.Server.prototype.listen = function (this: net.Server, ...args: unknown[]) {
      servers.push(this)
      return Reflect.apply(listen, this, args)
    }
    try {
      const inbox = await createInboxTransport({
        rows: world.ctx.accounts.rows,
        log: createLog('silent'),
        from: { name: 'Rollcall', address: 'invites@mail.acme.example' },
      })
      expect(servers.map((server) => server.address())).toMatchObject([{ address: '127.0.0.1' }])
      expect(await inbox.send(mailsTo(['here@s.example']))).toMatchObject([{ kind: 'delivered' }])
      await inbox.close()
    } finally {
      net.Server.prototype.listen = listen
    }
    expect(await world.inbox.of('here@s.example')).toHaveLength(1)
  })

  it('shows the markup of a mail where it can run nothing and load nothing', async () => {
    const html = '<script>alert(1)</script><img src="https://evil.example/pixel.png">'
    await keep({ to: 'evil@s.example', html })
    const [{ id } = { id: '' }] = await world.inbox.of('evil@s.example')
    const reply = await supertest(world.app).get(`/dev/inbox/${id}/html`).expect(200)
    const policy = String(reply.headers['content-security-policy']).split('; ')
    expect(policy).toContain("default-src 'none'")
    expect(policy.filter((rule) => /^(script|img|connect|frame)-src/.test(rule))).toEqual([])
    expect(policy.find((rule) => rule.startsWith('sandbox'))).not.toMatch(/allow-(scripts|same-origin|forms)/)
  })

  it('keeps the newest 20,000 mails, however many come', async () => {
    const { rows } = world.ctx.accounts
    await rows`
      insert into dev_inbox (id, to_address, from_address, subject, text_body, html_body, raw)
      select ('00000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid, 'old@s.example', 'x@y.example', '', '', '', ''
        from generate_series(1, 30000) as number`
    await keep({ to: 'new@s.example' })
    const [kept] = await rows<{ count: number; oldest: string }>`
      select count(*)::int as count, min(id::text) as oldest from dev_inbox`
    expect(kept?.count).toBe(20_000)
    expect(kept?.oldest).not.toBe('00000000-0000-7000-8000-000000000001')
    expect(await world.inbox.of('new@s.example')).toHaveLength(1)
  })
})
