import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Admin, aGroup, anAdmin, anInvite } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
let groupId: string
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin, 'Nurses', ['Bloodborne Pathogens'])
})
afterAll(() => world.close())

describe('the preview of the email', () => {
  it('says what the real one says, to nobody and with links that lead nowhere', async () => {
    await anInvite(world, admin, groupId, 'ann@s.example')
    const [mail] = await world.inbox.of('ann@s.example')
    const preview = (await admin.call(`GET /invites/preview?groupId=${groupId}`)).body
    expect(preview.subject).toBe(mail?.subject)
    const withoutLinks = (text = '') => text.replace(/https?:\/\/\S+/g, 'link').replace(/\S+@\S+/g, 'address')
    expect(withoutLinks(preview.text)).toBe(
      withoutLinks(mail?.text).replaceAll('\r\n', '\n').replace(/\n+$/, '\n'),
    )
    expect(preview.text).toContain('/i/example')
    expect(preview.html).toContain('somebody@example.org')
  })

  it('is there in each language, and as a reminder', async () => {
    const subject = async (query: string) => (await admin.call(`GET /invites/preview?${query}`)).body.subject
    expect(await subject('locale=es')).toContain('le invita a una formación')
    expect(await subject('locale=es&variant=reminder')).toMatch(/^Recordatorio: /)
  })

  it('is there before there is a group, and not of a group that is not there', async () => {
    const other = await anAdmin(world, 'New School')
    expect((await other.call('GET /invites/preview')).body.text).toContain('Example group')
    expect((await other.call(`GET /invites/preview?groupId=${groupId}`)).status).toBe(404)
  })
})
