import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type MailDocument, renderMail } from './mail-content.ts'

const LINK = 'https://learn.example.org/i/AbC-123_x?from=mail&lang=en'

function invitation(org: string, changes: Partial<MailDocument> = {}): MailDocument {
  return {
    locale: 'en',
    sender: org,
    subject: `${org} invited you to training`,
    preheader: `An invitation of ${org}`,
    blocks: [
      { kind: 'heading', text: `${org} invites you to training` },
      { kind: 'paragraph', text: `Ana Ruiz at ${org} would like you to take training there.` },
      { kind: 'list', items: [`Safety at ${org}`, 'Fire drills'] },
      { kind: 'button', text: 'See the invitation', url: LINK },
      {
        kind: 'facts',
        facts: [
          { label: 'Group', value: org },
          { label: 'Invited address', value: 'sam@school.org' },
        ],
      },
      { kind: 'heading', text: 'What is shared' },
      { kind: 'small', text: `Until you accept, ${org} knows only this address.` },
    ],
    footer: `You get this message because ${org} invited this address.`,
    ...changes,
  }
}

/** What a person reads in the HTML form, as one line, without the preheader. */
function seen(html: string): string {
  const body = html.slice(html.indexOf('<div role="article"'))
  return body
    .replace(/<!--.*?-->/gs, ' ')
    .replaceAll('<wbr\n>', '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}

function longestLine(text: string): number {
  return Math.max(...text.split('\n').map((line) => Buffer.byteLength(line)))
}

const elements = (html: string) => html.match(/<[!/a-z][^>]*>/gi)?.map((tag) => tag.replace(/\s+/g, ' '))

describe('[6] whatever an organization is called, its name is only a name', () => {
  const names = [
    '{{url}}',
    '$& $1 $`',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '<!-- --> ]]> </style></title>',
    '&amp; &lt;b&gt; &#60;',
    `O'Neill & "Sons"`,
    'Colegio Ñandú 学校 🎓',
    'مدرسة النور',
    'a'.repeat(200),
    '"'.repeat(200),
    `${'Long name '.repeat(20)}end`,
  ]
  it.each(names)('%s', (name) => {
    const { subject, html, text } = renderMail(invitation(name))
    expect(subject).toBe(`${name} invited you to training`)
    expect(seen(html)).toContain(`${name} invites you to training`)
    expect(text.replace(/\s+/g, ' ')).toContain(`${name} invites you to training`)
    // The cuts in a long word aside, the name adds no element and changes none.
    expect(elements(html.replaceAll('<wbr\n>', ''))).toEqual(elements(renderMail(invitation('Acme')).html))
    expect(html.match(/href="[^"]*"/g)).toEqual(Array(2).fill(`href="${LINK.replaceAll('&', '&amp;')}"`))
  })

  it.each([
    'Acme\r\nBcc: all@school.org',
    'Acme\nBcc: all@school.org',
    'Acme\u2028Bcc: all@school.org',
    'Acme \u0000\u0085\u001b Bcc: all@school.org',
    '\u202eAcme Bcc: all\u2066@school.org',
  ])('line breaks, control characters and turned text: %j', (name) => {
    const { subject, html, text } = renderMail(invitation(name))
    expect(subject).toBe('Acme Bcc: all@school.org invited you to training')
    expect(text.startsWith('Acme Bcc: all@school.org\n\nAcme Bcc: all@school.org invites')).toBe(true)
    for (const part of [subject, html, text]) expect(part).not.toMatch(/[^\P{Cc}\n]|[\u2028\u202e\u2066]/u)
  })
})

describe('both forms', () => {
  it('[58] say the same in the same order', () => {
    const document = invitation('Acme')
    const { html, text } = renderMail(document)
    const words = [
      document.sender,
      ...document.blocks.flatMap((block) => {
        if (block.kind === 'facts') return block.facts.flatMap(({ label, value }) => [label, value])
        return block.kind === 'list' ? block.items : [block.text]
      }),
      document.footer,
    ]
    for (const form of [seen(html), text.replace(/\s+/g, ' ')]) {
      let from = 0
      for (const word of words) {
        expect(form.slice(from)).toContain(word)
        from = form.indexOf(word, from) + word.length
      }
    }
  })

  it('[58] carry the same link, to the byte', () => {
    const { html, text } = renderMail(invitation('Acme'))
    const inHtml = [...html.matchAll(/href="([^"]*)"/g)].map(([, link]) => link?.replaceAll('&amp;', '&'))
    expect(inHtml).toEqual([LINK, LINK])
    expect(seen(html).split(' ')).toContain(LINK)
    expect(text.split('\n')).toContain(LINK)
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' https://school.org',
    'data:text/html,x',
    'mailto:a@b.org',
    '//school.org',
    '/i/token',
    'https://',
    'https://school.org/"onclick="x',
    'https://school.org/<b>',
    'https://school.org/\r\nBcc:x',
    'https://schöol.org/',
    '',
  ])('refuse the link %j', (url) => {
    expect(() => renderMail(invitation('Acme', { blocks: [{ kind: 'button', text: 'Go', url }] }))).toThrow(
      'The link of a mail has to be',
    )
  })

  it('refuse a link that is too long for a line', () => {
    for (const url of [`https://school.org/${'a'.repeat(800)}`, `https://school.org/?${'&'.repeat(200)}`]) {
      expect(() =>
        renderMail(invitation('Acme', { blocks: [{ kind: 'button', text: 'Go', url }] })),
      ).toThrow()
    }
  })

  it('keep the longest link that is taken whole', () => {
    const url = `http://localhost:3000/${'a'.repeat(778)}`
    const { html, text } = renderMail(invitation('Acme', { blocks: [{ kind: 'button', text: 'Go', url }] }))
    expect(text.split('\n')).toContain(url)
    expect(Math.max(longestLine(html), longestLine(text))).toBeLessThanOrEqual(998)
  })

  it('[6] [59] hold for any text', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({
        unit: fc.constantFrom('<', '>', '"', "'", '&', ';', ' ', '\n', 'b', '/', '-', '!', '😀'),
        maxLength: 1500,
      }),
    )
    const elementsOfPlain = elements(renderMail(invitation('Acme')).html)
    fc.assert(
      fc.property(anyText, (value) => {
        const { subject, html, text } = renderMail(invitation(value))
        expect(elements(html.replaceAll('<wbr\n>', ''))).toEqual(elementsOfPlain)
        expect(subject).not.toMatch(/\p{Cc}/u)
        expect(Math.max(longestLine(html), longestLine(text))).toBeLessThanOrEqual(998)
        expect(html + text).not.toMatch(/\p{Cs}/u)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the HTML form', () => {
  it.each(['en', 'es'] as const)('[60] names its language: %s', (locale) => {
    const { html } = renderMail(invitation('Acme', { locale }))
    expect(html).toContain(`<html lang="${locale}" dir="ltr">`)
    expect(html).toContain(`<div role="article" lang="${locale}" dir="ltr">`)
  })

  it('[60] loads nothing', () => {
    const { html } = renderMail(invitation('Acme'))
    expect(html).not.toMatch(/<(img|link|script|iframe|object|form|base)\b|src=|url\(|@import/i)
    expect(html.match(/https?:/g)).toHaveLength(3)
  })
})

describe('the text form', () => {
  it('is wrapped at 78 columns, apart from links', () => {
    const { text } = renderMail(invitation('The Very Long Named Academy of Springfield and Shelbyville'))
    const long = text.split('\n').filter((line) => line.length > 78)
    expect(long).toEqual([])
    expect(text).toContain('- Safety at The Very Long')
  })

  it('is laid out for reading', () => {
    expect(renderMail(invitation('Acme')).text).toMatchInlineSnapshot(`
"Acme

Acme invites you to training

Ana Ruiz at Acme would like you to take training there.

- Safety at Acme
- Fire drills

See the invitation:
https://learn.example.org/i/AbC-123_x?from=mail&lang=en

Group: Acme
Invited address: sam@school.org

What is shared

Until you accept, Acme knows only this address.

----------------------------------------
You get this message because Acme invited this address.
"
`)
  })
})

describe('the way to get no more of it', () => {
  const unsubscribe = {
    text: 'Do not let "Acme"\r\n<b> invite me again',
    url: 'https://learn.example.org/u/AbC_1',
  }

  it('is the last thing that is read, in both forms, with the same link', () => {
    const { html, text } = renderMail(invitation('Acme', { unsubscribe }))
    expect(text.endsWith(`\n\nDo not let "Acme" <b> invite me again:\n${unsubscribe.url}\n`)).toBe(true)
    expect(seen(html).trimEnd().endsWith('Do not let "Acme" <b> invite me again')).toBe(true)
    expect(html.match(/href="[^"]*"/g)?.at(-1)).toBe(`href="${unsubscribe.url}"`)
  })

  it('is refused with a link that is none', () => {
    const bad = { ...unsubscribe, url: 'https://learn.example.org/u/\r\nBcc: all@school.org' }
    expect(() => renderMail(invitation('Acme', { unsubscribe: bad }))).toThrow('http or https')
  })
})
