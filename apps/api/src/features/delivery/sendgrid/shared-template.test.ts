import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type MailDocument, renderMail } from '../mail-content.ts'
import { tidyDocument } from '../mail-document.ts'
import { type SharedTemplate, shapeOf, shareTemplate } from './shared-template.ts'

function anInvitation(org: string, person: string, changes: Partial<MailDocument> = {}): MailDocument {
  return {
    locale: 'en',
    sender: org,
    subject: `${org} invited you to training`,
    preheader: `An invitation of ${org}`,
    blocks: [
      { kind: 'heading', text: `${org} invites you` },
      { kind: 'paragraph', text: `${person} at ${org} would like you to take training.` },
      { kind: 'list', items: [`Safety at ${org}`, 'Fire drills'] },
      {
        kind: 'button',
        text: 'See the invitation',
        url: `https://learn.example.org/i/${Buffer.from(person).toString('base64url').slice(0, 400)}?a=1&b=2`,
      },
      { kind: 'facts', facts: [{ label: 'For', value: person }] },
      { kind: 'small', text: 'Until you accept, only this address is known.' },
    ],
    footer: `You get this because ${org} invited ${person}.`,
    unsubscribe: {
      text: `No more of ${org}`,
      url: `https://learn.example.org/u/${Buffer.from(person).toString('base64url').slice(0, 300)}`,
    },
    ...changes,
  }
}

/** What somebody gets who fills in one token after the other, and once more what came of it, as SendGrid does. */
function filled(template: SharedTemplate, person: number) {
  const fill = (text: string, depth = 4): string => {
    let result = text
    for (const [token, value] of Object.entries(template.substitutions[person] ?? {}))
      result = result.replaceAll(token, () => value)
    return depth === 1 ? result : fill(result, depth - 1)
  }
  return { subject: fill(template.subject), html: fill(template.html), text: fill(template.text) }
}

const withoutLink = ({ unsubscribe: _, ...rest }: MailDocument): MailDocument => rest

function shared(documents: MailDocument[]): SharedTemplate {
  const [first, ...rest] = documents.map(tidyDocument)
  if (!first) throw new Error('There is no document.')
  return shareTemplate([first, ...rest])
}

describe('one template for several mails', () => {
  it('[57] gives each person exactly what the mail alone would say, whatever is in it', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({
        unit: fc.constantFrom('<', '>', '"', '&', '-', '_', '{', '}', '$', '0', 'h', ' ', '\n', 'ñ', '😀'),
        maxLength: 400,
      }),
      fc.constantFrom('{{url}}', '-k7f3_0h-', '<script>alert(1)</script>', '&amp;', 'x'.repeat(700), ''),
    )
    const people = fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(people, (texts) => {
        // SendGrid's own tags have a test of their own.
        const documents = texts.map(([org, person]) =>
          anInvitation(org.replaceAll('<%', ''), person.replaceAll('<%', '')),
        )
        const template = shared(documents)
        for (const [person, document] of documents.entries())
          expect(filled(template, person)).toEqual(renderMail(document))
      }),
      { numRuns: 300 },
    )
  })

  it('writes out what is the same for all, and nothing else', () => {
    const template = shared([anInvitation('Acme', 'Ann'), anInvitation('Acme', 'Bob')])
    expect(template.subject).toBe('Acme invited you to training')
    expect(template.html).toContain('See the invitation')
    expect(template.html + template.text).not.toMatch(/Ann|Bob/)
    expect(Object.values(template.substitutions[1] ?? {}).join()).toContain('Bob')
    expect(Object.values(template.substitutions[1] ?? {}).join()).not.toContain('Ann')
  })

  it('needs no token for one mail alone', () => {
    expect(shared([anInvitation('Acme', 'Ann')]).substitutions).toEqual([{}])
  })

  it('has other tokens each time, so that nobody can write one beforehand', () => {
    const tokens = () =>
      Object.keys(shared([anInvitation('A', 'Ann'), anInvitation('A', 'Bob')]).substitutions[0] ?? {})
    expect(tokens()).toHaveLength(new Set([...tokens(), ...tokens()]).size / 2)
  })

  it('shows a tag of SendGrid’s own as it is written', () => {
    const { text, subject } = shared([anInvitation('<%asm_preferences_url%>', 'Ann')])
    expect(text + subject).not.toContain('<%')
    expect(text.replaceAll('\u2060', '')).toContain('<%asm_preferences_url%>')
  })

  it('tells mails apart that are made of other pieces', () => {
    const same = [anInvitation('Acme', 'Ann'), anInvitation('Other', 'Bob')].map(shapeOf)
    expect(new Set(same).size).toBe(1)
    const others = [
      anInvitation('Acme', 'Ann'),
      anInvitation('Acme', 'Ann', { locale: 'es' }),
      withoutLink(anInvitation('Acme', 'Ann')),
      anInvitation('Acme', 'Ann', { blocks: [{ kind: 'list', items: ['one'] }] }),
      anInvitation('Acme', 'Ann', { blocks: [{ kind: 'list', items: ['one', 'two'] }] }),
      anInvitation('Acme', 'Ann', { blocks: [{ kind: 'small', text: 'one' }] }),
    ].map(shapeOf)
    expect(new Set(others).size).toBe(6)
  })
})
