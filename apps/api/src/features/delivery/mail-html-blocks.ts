import { escapeHtml } from '../../core/escape-html.ts'
import { LIGHT } from './mail-colours.ts'
import type { MailBlock } from './mail-document.ts'
import { FONT } from './mail-html-styles.ts'
import { htmlText } from './mail-html-text.ts'

const LINK_BELOW_BUTTON = {
  en: 'If the button does not work, open this link:',
  es: 'Si el botón no funciona, abra este enlace:',
}

/** One block as HTML. `index` is its place in the mail. */
export function renderHtmlBlock(block: MailBlock, index: number, locale: 'en' | 'es'): string {
  switch (block.kind) {
    case 'heading':
      return renderHeading(block.text, index)
    case 'paragraph':
      return `<p class="ink" style="${words(16, LIGHT.ink, 20)}">${htmlText(block.text)}</p>`
    case 'button':
      return renderButton(block.text, block.url, locale)
    case 'facts':
      return renderFacts(block.facts)
    case 'list':
      return `<ul class="ink" style="${words(16, LIGHT.ink, 24)};padding:0 0 0 22px">
${block.items.map((item) => `<li style="margin:0 0 6px">${htmlText(item)}</li>`).join('\n')}
</ul>`
    case 'small':
      return `<p class="muted" style="${words(14, LIGHT.muted, 16)}">${htmlText(block.text)}</p>`
    default:
      return block satisfies never
  }
}

/** The heading that opens the mail is its title; one further down divides it. */
function renderHeading(text: string, index: number): string {
  const tag = index === 0 ? 'h1' : 'h2'
  return `<${tag} class="ink" style="${words(index === 0 ? 24 : 18, LIGHT.ink, 16, 1.3)};font-weight:600">${htmlText(text)}</${tag}>`
}

/** The button, and the link for whoever wants to see where it leads before pressing it. */
function renderButton(text: string, url: string, locale: 'en' | 'es'): string {
  const link = escapeHtml(url)
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 20px">
<tr><td class="button" align="center" bgcolor="${LIGHT.accent}" style="border-radius:8px;mso-padding-alt:14px 28px">
<a class="button-text" href="${link}" target="_blank"
style="display:inline-block;padding:14px 28px;font-family:${FONT};font-size:16px;line-height:1.25;
font-weight:600;color:${LIGHT.onAccent};text-decoration:none">${htmlText(text)}</a>
</td></tr>
</table>
<p class="muted" style="${words(14, LIGHT.muted, 24)}">${LINK_BELOW_BUTTON[locale]}<br>
<a class="link" href="${link}" target="_blank" style="color:${LIGHT.accent};word-break:break-all">
${link}</a></p>`
}

function renderFacts(facts: { label: string; value: string }[]): string {
  const cell = `border-top:1px solid ${LIGHT.line};font-family:${FONT};font-size:15px;line-height:1.5`
  const rows = facts.map(
    ({ label, value }) => `<tr>
<th class="fact label muted rule" scope="row" align="left" valign="top"
style="${cell};width:150px;padding:10px 16px 10px 0;color:${LIGHT.muted};
word-break:break-word;text-align:left;font-weight:400">${htmlText(label)}</th>
<td class="fact ink rule" align="left" valign="top"
style="${cell};padding:10px 0;color:${LIGHT.ink};word-break:break-word">${htmlText(value)}</td>
</tr>`,
  )
  return `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px">
${rows.join('\n')}
</table>`
}

/** The inline style of a text: its size and the space below it in pixels. */
export function words(size: number, colour: string, below: number, lineHeight = 1.55): string {
  return `margin:0 0 ${below}px;font-size:${size}px;line-height:${lineHeight};color:${colour};overflow-wrap:anywhere`
}
