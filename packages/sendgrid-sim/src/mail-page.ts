import type { SentMail } from './sent-mail.ts'

/** The newest mails on one page, for whoever develops against the simulator. */
export function mailPage(mails: SentMail[]): string {
  const items = mails.map(
    ({ to, from, subject, text }) =>
      `<article><h2>${escapeHtml(subject)}</h2><p>From ${escapeHtml(from.name ?? '')} to ${escapeHtml(to)}</p><pre>${withLinks(escapeHtml(text))}</pre></article>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>SendGrid simulator</title>
<style>:root{color-scheme:light dark;font:16px/1.5 system-ui}body{max-width:44rem;margin:2rem auto;padding:0 1rem}
h2{font-size:1.1rem;margin:0}p{margin:0;opacity:.8}article{border-top:1px solid;padding:1rem 0}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}</style>
<h1>Mail that SendGrid would have taken</h1>${items.join('') || '<p>None yet.</p>'}</html>`
}

function withLinks(text: string): string {
  return text.replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`)
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
