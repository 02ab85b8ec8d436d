import type { Locale, PublicJoinPageDto } from '@rollcall/contract'
import { escapeHtml } from '../../core/escape-html.ts'
import type { FilledPage } from './join-document.ts'
import { joinPageWords } from './join-document-words.ts'

/** The logo of an organization, or its initials. */
export function organizationTile({ name, logoUrl }: PublicJoinPageDto['organization']): string {
  const initials = name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .filter((letter) => letter !== letter.toLowerCase())
    .slice(0, 2)
    .join('')
  const picture = logoUrl
    ? `<img src="${escapeHtml(logoUrl)}" alt="">`
    : `<span aria-hidden="true">${escapeHtml(initials || name.charAt(0))}</span>`
  return `<p class="organization tile">${picture}</p>`
}

export function heading(text: string): string {
  return `<h1 tabindex="-1">${escapeHtml(text)}</h1>`
}

export function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`
}

/** A page of these parts, in a frame; `query` is what its address keeps when the language is changed. */
export function toPage(locale: Locale, title: string, parts: string[], query = ''): FilledPage {
  const other = locale === 'en' ? 'es' : 'en'
  const language = `<header><a class="quiet" lang="${other}" href="?${query}lang=${other}">${joinPageWords[locale].otherLanguage}</a></header>`
  return {
    locale,
    title: `${title} · Rollcall`,
    content: `${language}<main class="card">${parts.join('')}</main>${FOOTER}`,
  }
}

const FOOTER =
  '<footer><svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="9"/><path d="M8.5 11h9M8.5 16h5M8.5 21h4m3-1.5 3.6 3.7 6-7.7"/></svg>Rollcall</footer>'
