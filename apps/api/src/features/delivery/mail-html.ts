import { escapeHtml } from '../../core/escape-html.ts'
import { LIGHT } from './mail-colours.ts'
import type { MailDocument } from './mail-document.ts'
import { renderHtmlBlock, words } from './mail-html-blocks.ts'
import { FONT, MAIL_STYLES } from './mail-html-styles.ts'
import { htmlText, htmlTitle } from './mail-html-text.ts'

/**
 * The HTML form of a tidied document. Tables, because Outlook lays out with Word; light colours inline, because
 * some readers drop the style element that has the dark ones. It loads nothing.
 */
export function renderMailHtml(document: MailDocument): string {
  const { locale } = document
  return `<!doctype html>
<html lang="${locale}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<meta name="x-apple-disable-message-reformatting">
<title>${htmlTitle(document.subject)}</title>
<style>
${MAIL_STYLES}
</style>
<!--[if mso]><style>body, table, td, th, h1, h2, p, a { font-family: Arial, sans-serif !important }</style><![endif]-->
</head>
<body class="page" style="margin:0;padding:0;background-color:${LIGHT.page}">
<div style="display:none;max-height:0;overflow:hidden;opacity:0;mso-hide:all;font-size:1px;line-height:1px">
${htmlText(document.preheader)}
${FILLER}
</div>
<div role="article" lang="${locale}" dir="ltr">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${LIGHT.page}">
<tr><td class="outer" align="center" style="padding:32px 16px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
<tr><td class="card inner" align="left" bgcolor="${LIGHT.card}" style="padding:32px 40px 20px;
border:1px solid ${LIGHT.line};border-top:4px solid ${LIGHT.accent};border-radius:10px;font-family:${FONT}">
<p class="link" style="${words(15, LIGHT.accent, 24)};font-weight:600">${htmlText(document.sender)}</p>
${document.blocks.map((block, index) => renderHtmlBlock(block, index, locale)).join('\n')}
</td></tr>
<tr><td class="inner" align="left" style="padding:20px 40px 0;font-family:${FONT}">
<p class="muted" style="${words(13, LIGHT.muted, document.unsubscribe ? 8 : 0)}">${htmlText(document.footer)}</p>${unsubscribeLink(document)}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr>
</table>
</div>
</body>
</html>
`
}

function unsubscribeLink({ unsubscribe }: MailDocument): string {
  if (!unsubscribe) return ''
  return `
<p class="muted" style="${words(13, LIGHT.muted, 0)}"><a class="muted" href="${escapeHtml(unsubscribe.url)}" target="_blank"
style="color:${LIGHT.muted};text-decoration:underline">${htmlText(unsubscribe.text)}</a></p>`
}

// Keeps a mailbox from going on with the first words of the mail after the preheader.
const FILLER = Array.from({ length: 10 }, () => '&#847;&zwnj;&nbsp;'.repeat(8)).join('\n')
