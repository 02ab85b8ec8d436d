import { escapeHtml } from '../../core/escape-html.ts'

export const INBOX_PATH = '/dev/inbox'

/** A page of the inbox around its content, which is HTML; the title is text. It needs no script. */
export function inboxShell(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · Rollcall inbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${INBOX_PATH}/style.css">
</head>
<body>
<header>
<p class="banner">No real mail is sent: every message of this installation lands here.</p>
<p class="brand"><a href="${INBOX_PATH}">Rollcall inbox</a></p>
</header>
<main>
${content}
</main>
</body>
</html>
`
}

const DAY_AND_TIME = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
})

/** A moment for reading, to the minute. */
export function time(at: Date): string {
  return `<time class="quiet" datetime="${at.toISOString()}">${DAY_AND_TIME.format(at)} UTC</time>`
}
