import { describe, expect, it } from '@jest/globals'
import { INBOX_STYLESHEET, type InboxMail, inboxListPage, inboxMailPage } from './inbox-page.ts'
import { findLinks } from './inbox-page-links.ts'

const EVIL = `"><script>alert(1)</script><b x='&amp;`
const ESCAPED = '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;b x=&#39;&amp;amp;'

const plain: InboxMail = {
  id: '0198c0de-0000-7000-8000-000000000001',
  to: 'sam@school.org',
  from: 'invites@rollcall.example',
  subject: 'Acme invited you to training',
  text: 'See the invitation:\nhttps://learn.example.org/i/abc?a=1&b=2\n',
  html: '<p>Hello</p>',
  at: new Date('2026-03-05T14:07:09Z'),
}
const evil: InboxMail = { ...plain, id: EVIL, to: EVIL, from: EVIL, subject: EVIL, text: EVIL, html: EVIL }

const elements = (html: string) => html.match(/<[!/a-z][^>]*>/gi)?.map((tag) => tag.replace(/"[^"]*"/g, '""'))
const mailPage = (mail: InboxMail, view: 'html' | 'text' | 'source' = 'html', source = 'Subject: x') =>
  inboxMailPage({ mail, view, source })

describe('[56] nothing in a mail becomes part of the page', () => {
  it('in the list', () => {
    const page = inboxListPage({ mails: [evil], search: EVIL, olderHref: `/dev/inbox?before=${EVIL}` })
    const same = inboxListPage({ mails: [plain], search: 'sam', olderHref: '/dev/inbox?before=1' })
    expect(elements(page)).toEqual(elements(same))
    expect(page.split(ESCAPED)).toHaveLength(8)
  })

  it.each(['html', 'text', 'source'] as const)('in the view %s of a mail', (view) => {
    const withoutLinks = { ...plain, text: 'None' }
    expect(elements(mailPage(evil, view, EVIL))).toEqual(elements(mailPage(withoutLinks, view)))
  })

  it('in the list of links', () => {
    const page = mailPage({ ...plain, text: `https://a.org/'onclick='x<script>"&b` })
    expect(page).toContain('href="https://a.org/&#39;onclick=&#39;x" target="_blank"')
    expect(page).not.toContain('<script')
  })
})

describe('every page', () => {
  const pages = [
    inboxListPage({ mails: [], search: '', olderHref: null }),
    inboxListPage({ mails: [plain], search: '', olderHref: null }),
    mailPage(plain),
    mailPage(plain, 'text'),
    mailPage(plain, 'source'),
  ]
  it.each(pages)('says that no real mail is sent, and needs no script and no inline style %#', (page) => {
    expect(page).toContain('No real mail is sent: every message of this installation lands here.')
    expect(page).toContain('<html lang="en">')
    expect(page).not.toMatch(/<script|<style|style=|\son\w+=|javascript:/i)
    expect(page.match(/<h1>/g)).toHaveLength(1)
  })

  it('has a style that loads nothing', () => {
    expect(INBOX_STYLESHEET).not.toMatch(/url\(|@import/)
  })
})

describe('the list', () => {
  it('shows each mail with a link to it', () => {
    const page = inboxListPage({ mails: [plain], search: '', olderHref: '/dev/inbox?before=1&to=a' })
    expect(page).toContain(`href="/dev/inbox/${plain.id}">Acme invited you to training</a>`)
    expect(page).toContain(
      '<time class="quiet" datetime="2026-03-05T14:07:09.000Z">5 Mar 2026, 14:07 UTC</time>',
    )
    expect(page).toContain('href="/dev/inbox?before=1&amp;to=a">Older messages')
  })

  it('says what will be here when there is nothing', () => {
    expect(inboxListPage({ mails: [], search: '', olderHref: null })).toContain('No mail yet')
    const searched = inboxListPage({ mails: [], search: 'sam', olderHref: null })
    expect(searched).toContain('No mail to such an address')
    expect(searched).toContain('value="sam"')
  })

  it('names a mail without a subject', () => {
    const page = inboxListPage({ mails: [{ ...plain, subject: '' }], search: '', olderHref: null })
    expect(page).toContain('>(no subject)</a>')
  })
})

describe('the page of a mail', () => {
  it('[56] shows the HTML in a frame that can do no more than open tabs', () => {
    const page = mailPage(plain)
    expect(page).toContain(
      `src="/dev/inbox/${plain.id}/html"\nsandbox="allow-popups allow-popups-to-escape-sandbox">`,
    )
    expect(page).not.toContain('<p>Hello</p>')
    expect(page).toContain('?view=html" aria-current="page">HTML</a>')
  })

  it('shows text and source as they are, and says when a part is missing', () => {
    expect(mailPage({ ...plain, text: '\nfirst\n  & <second>' }, 'text')).toContain(
      '<pre tabindex="0">\n\nfirst\n  &amp; &lt;second&gt;</pre>',
    )
    expect(mailPage(plain, 'source', 'Subject: =?utf-8?q?x?=')).toContain('Subject: =?utf-8?q?x?=</pre>')
    expect(mailPage({ ...plain, html: '' })).toContain('This mail has no HTML part.')
    expect(mailPage({ ...plain, text: '' }, 'text')).toContain('This mail has no text part.')
  })

  it('lists the links so that they can be opened', () => {
    expect(mailPage(plain)).toContain(
      '<a href="https://learn.example.org/i/abc?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">',
    )
    expect(mailPage({ ...plain, text: 'Nothing' })).toContain('There are none in its text.')
  })
})

describe('links of a text', () => {
  it.each([
    ['one on a line of its own\nhttps://a.org/x\n', ['https://a.org/x']],
    [
      'see https://a.org/x. Or (http://b.org/y), or <https://c.org>!',
      ['https://a.org/x', 'http://b.org/y', 'https://c.org'],
    ],
    ['twice https://a.org and https://a.org', ['https://a.org']],
    [
      'its own bracket https://a.org/b_(c) and after it https://a.org/d',
      ['https://a.org/b_(c)', 'https://a.org/d'],
    ],
    ['http://localhost:3000/i/a-b_c.d?e=f&g=h#i', ['http://localhost:3000/i/a-b_c.d?e=f&g=h#i']],
    ['javascript:alert(1) data:text/html,x ftp://a.org mailto:a@b.org //a.org a.org', []],
    ['xhttps://a.org https:// http://...', []],
    ['', []],
  ])('%j', (text, links) => {
    expect(findLinks(text)).toEqual(links)
  })
})
