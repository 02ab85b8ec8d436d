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

  it('[60] reads so, in each language', async () => {
    const read = async (locale: string) => {
      const { body } = await admin.call(`GET /invites/preview?locale=${locale}&groupId=${groupId}`)
      return body.text.replace(/(Open until|Abierta hasta el): .*/, '$1: …')
    }
    expect(await read('en')).toMatchInlineSnapshot(`
"Acme Training

Acme Training invites you to training

Olive Owner at Acme Training would like you to take training there.

When you accept, this training is assigned to you:

- Bloodborne Pathogens

See the invitation:
http://localhost:3000/join/i/example

Group: Nurses
Invited address: somebody@example.org
Open until: …

Nothing is shared before you accept: until then Acme Training knows only this
email address. Opening the link decides nothing.

----------------------------------------
You get this message because Acme Training invited this address. If you did
not expect it, you can decline it or leave it unanswered.

Do not let Acme Training invite me again:
http://localhost:3000/join/u/example
"
`)
    expect(await read('es')).toMatchInlineSnapshot(`
"Acme Training

Acme Training le invita a una formación

Olive Owner, de Acme Training, desea que realice allí una formación.

Al aceptar se le asignará esta formación:

- Bloodborne Pathogens

Ver la invitación:
http://localhost:3000/join/i/example

Grupo: Nurses
Dirección invitada: somebody@example.org
Abierta hasta el: …

No se comparte nada antes de que acepte: hasta entonces Acme Training solo
conoce esta dirección de correo. Abrir el enlace no decide nada.

----------------------------------------
Recibe este mensaje porque Acme Training ha invitado a esta dirección. Si no
lo esperaba, puede rechazar la invitación o no responder.

No quiero más invitaciones de Acme Training:
http://localhost:3000/join/u/example
"
`)
  })

  it('is there before there is a group, and not of a group that is not there', async () => {
    const other = await anAdmin(world, 'New School')
    expect((await other.call('GET /invites/preview')).body.text).toContain('Example group')
    expect((await other.call(`GET /invites/preview?groupId=${groupId}`)).status).toBe(404)
  })
})
