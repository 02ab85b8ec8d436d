import { escapeHtml } from '../../core/escape-html.ts'
import { findLinks } from './inbox-page-links.ts'
import { INBOX_PATH, inboxShell, time } from './inbox-page-shell.ts'

export { INBOX_STYLESHEET } from './inbox-page-style.ts'

/** One mail, as the pages of the built-in inbox show it. */
export interface InboxMail {
  id: string
  to: string
  from: string
  subject: string
  text: string
  html: string
  at: Date
}
type InboxRow = Omit<InboxMail, 'text' | 'html'>
type View = 'html' | 'text' | 'source'

const VIEWS: { view: View; label: string }[] = [
  { view: 'html', label: 'HTML' },
  { view: 'text', label: 'Text' },
  { view: 'source', label: 'Source' },
]

/** The page of the inbox: the mails in the order given, newest first, and a search by recipient. */
export function inboxListPage(input: {
  mails: InboxRow[]
  search: string
  olderHref: string | null
}): string {
  const { mails, search, olderHref } = input
  const older =
    olderHref === null ? '' : `<p><a class="button" href="${escapeHtml(olderHref)}">Older messages</a></p>`
  const content = `<div class="top">
<h1>${search ? `Mail to “${escapeHtml(search)}”` : 'Inbox'}</h1>
<form role="search" method="get" action="${INBOX_PATH}">
<label for="to">Recipient</label>
<input id="to" name="to" type="search" value="${escapeHtml(search)}" placeholder="name@school.org"
autocomplete="off" autocapitalize="none" spellcheck="false">
<button class="button" type="submit">Search</button>
</form>
</div>
${mails.length === 0 ? emptyList(search) : `<ol class="mails card">\n${mails.map(listRow).join('\n')}\n</ol>`}
${older}`
  return inboxShell(search ? `Mail to ${search}` : 'Inbox', content)
}

function listRow(mail: InboxRow): string {
  return `<li>
<span class="to"><span class="quiet">To</span> ${escapeHtml(mail.to)}</span>
<a class="subject" href="${hrefOf(mail.id)}">${subjectOf(mail)}</a>
<span class="from quiet">From ${escapeHtml(mail.from)}</span>
${time(mail.at)}
</li>`
}

function emptyList(search: string): string {
  if (search) {
    return `<div class="card empty">
<h2>No mail to such an address</h2>
<p>Part of an address is enough. A message appears a moment after it is sent; reload to look again.</p>
<p><a class="button" href="${INBOX_PATH}">Show all mail</a></p>
</div>`
  }
  return `<div class="card empty">
<h2>No mail yet</h2>
<p>Invitations, confirmations of an address and links to set a new password appear here a moment after they
are sent.</p>
<p>Register an organization or invite a learner, then reload this page.</p>
</div>`
}

/** The page of one mail in one of three views. `source` is the mail as it came over the wire. */
export function inboxMailPage(input: { mail: InboxMail; view: View; source: string }): string {
  const { mail, view } = input
  const tabs = VIEWS.map((tab) => {
    const current = tab.view === view ? ' aria-current="page"' : ''
    return `<li><a href="${hrefOf(mail.id)}?view=${tab.view}"${current}>${tab.label}</a></li>`
  })
  const content = `<p><a href="${INBOX_PATH}">← All mail</a></p>
<h1>${subjectOf(mail)}</h1>
<dl class="headers">
<div><dt>To</dt><dd><a href="${INBOX_PATH}?to=${encodeURIComponent(mail.to)}">${escapeHtml(mail.to)}</a></dd></div>
<div><dt>From</dt><dd>${escapeHtml(mail.from)}</dd></div>
<div><dt>Received</dt><dd>${time(mail.at)}</dd></div>
</dl>
<section class="card links" aria-labelledby="links">
<h2 id="links">Links in this mail</h2>
${linkList(findLinks(mail.text))}
</section>
<nav aria-label="Views of this mail"><ul class="tabs">
${tabs.join('\n')}
</ul></nav>
<section class="card view" aria-label="The mail">
${viewOf(mail, view, input.source)}
</section>`
  return inboxShell(mail.subject || 'Mail without a subject', content)
}

function linkList(links: string[]): string {
  if (links.length === 0) return '<p class="quiet">There are none in its text.</p>'
  const items = links.map((link) => {
    const href = escapeHtml(link)
    return `<li><a href="${href}" target="_blank" rel="noopener noreferrer">${href}</a></li>`
  })
  return `<ul>\n${items.join('\n')}\n</ul>`
}

function viewOf(mail: InboxMail, view: View, source: string): string {
  switch (view) {
    case 'html':
      if (mail.html === '') return '<p class="quiet">This mail has no HTML part.</p>'
      // The frame may open links in new tabs and nothing else: no script, no form, no reach into this page.
      return `<iframe title="The mail as HTML" src="${hrefOf(mail.id)}/html"
sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
    case 'text':
      if (mail.text === '') return '<p class="quiet">This mail has no text part.</p>'
      return preformatted(mail.text)
    case 'source':
      return preformatted(source)
    default:
      return view satisfies never
  }
}

/** Focusable, so that a keyboard can scroll it. The parser drops the first line break, so that one is added. */
function preformatted(text: string): string {
  return `<pre tabindex="0">\n${escapeHtml(text)}</pre>`
}

function hrefOf(id: string): string {
  return `${INBOX_PATH}/${encodeURIComponent(id)}`
}

function subjectOf(mail: InboxRow): string {
  return escapeHtml(mail.subject) || '(no subject)'
}
