import { type JoinRequestBody, LIMITS, type Locale, type PublicJoinPageDto } from '@rollcall/contract'
import type { AppError } from '../../core/errors.ts'
import { escapeHtml } from '../../core/escape-html.ts'
import type { FilledPage } from './join-document.ts'
import { heading, organizationTile, paragraph, toPage } from './join-document-parts.ts'
import { joinPageWords } from './join-document-words.ts'

interface JoinForm {
  locale: Locale
  /** The path of JOIN_URL. */
  base: string
  /** What was typed into the form, and what is wrong with it. */
  typed?: JoinRequestBody
  problem?: AppError
}

/** The join page: its form, or why there is none. */
export function formPage(page: PublicJoinPageDto, form: JoinForm): FilledPage {
  const words = joinPageWords[form.locale]
  const { organization, state, groups } = page
  const { name } = organization
  const closed = state !== 'open' ? words[state] : groups.length === 0 ? words.noGroup : null
  const above = organizationTile(organization)
  if (closed) {
    return toPage(form.locale, closed.title(name), [
      above,
      heading(closed.title(name)),
      paragraph(closed.why(name)),
      accountLink(form),
    ])
  }
  const faults = toFaults(name, form)
  const title = words.title(name)
  const tabTitle = Object.keys(faults).length > 0 ? `${words.mend}: ${title}` : title
  return toPage(form.locale, tabTitle, [
    above,
    heading(title),
    page.welcome ? `<p class="welcome">${escapeHtml(page.welcome)}</p>` : '',
    paragraph(words.lead),
    formOf(page, form, faults),
    accountLink(form),
  ])
}

/** What follows the form. The app puts the field for the code in its place, where there is JavaScript. */
export function sentPage(
  { slug, organization }: PublicJoinPageDto,
  locale: Locale,
  base: string,
): FilledPage {
  const { sent } = joinPageWords[locale]
  const parts = [
    organizationTile(organization),
    heading(sent.title),
    paragraph(sent.lead(organization.name)),
    paragraph(sent.next),
    `<p class="hint">${escapeHtml(sent.notThere)} <a href="${base}/${slug}?lang=${locale}">${escapeHtml(sent.again)}</a>.</p>`,
  ]
  return toPage(locale, sent.title, parts, 'sent=1&amp;')
}

/** The one answer for a page that is not there, was given up or is switched off. */
export function missingPage(locale: Locale, base: string): FilledPage {
  const { missing, goToAccount } = joinPageWords[locale]
  return toPage(locale, missing.title, [
    heading(missing.title),
    paragraph(missing.why),
    paragraph(missing.next),
    `<a class="button" href="${base}/account">${escapeHtml(goToAccount)}</a>`,
  ])
}

/** The database does not answer. */
export function troublePage(locale: Locale): FilledPage {
  const { trouble } = joinPageWords[locale]
  return toPage(locale, trouble.title, [
    heading(trouble.title),
    paragraph(trouble.why),
    `<a class="button" href="">${escapeHtml(trouble.again)}</a>`,
  ])
}

type Field = 'email' | 'groupId' | 'locationId'
type Faults = Partial<Record<Field | 'form', string>>

function toFaults(org: string, { locale, problem }: JoinForm): Faults {
  if (!problem) return {}
  const { faults } = joinPageWords[locale]
  if (problem.code === 'rate_limited') return { form: faults.tooOften }
  if (problem.code === 'address_not_allowed') return { email: faults.notAllowed(org) }
  const found: Faults = {}
  for (const { pointer } of problem.fields) {
    const field = FIELDS.find((name) => pointer === `/${name}`)
    if (field) found[field] = faults[field]
  }
  return Object.keys(found).length > 0 ? found : { form: faults.other }
}

const FIELDS: Field[] = ['locationId', 'groupId', 'email']

function formOf(page: PublicJoinPageDto, { locale, base, typed }: JoinForm, faults: Faults): string {
  const words = joinPageWords[locale]
  const first = FIELDS.find((field) => faults[field])
  const frame = (name: Field, control: string, hint = '') => {
    const below = faults[name] ?? hint
    return `<div class="field"><label for="${name}">${escapeHtml(words[LABELS[name]])}</label><div class="box">${control}</div><p id="${name}-d" class="${faults[name] ? 'fault' : 'hint'}">${escapeHtml(below)}</p></div>`
  }
  const attributes = (name: Field) =>
    `id="${name}" name="${name}" required aria-describedby="${name}-d"${faults[name] ? ' aria-invalid="true"' : ''}${first === name ? ' autofocus' : ''}`
  const select = (name: Field, choices: { id: string; name: string }[], chosen?: string | null) =>
    choices.length === 0
      ? ''
      : frame(name, `<select ${attributes(name)}>${options(choices, words.choose, chosen)}</select>`)
  const email = `<input ${attributes('email')} type="email" autocomplete="email" inputmode="email" maxlength="${LIMITS.email}" value="${escapeHtml(typed?.email ?? '')}">`
  return [
    `<form method="post" action="${base}/${page.slug}" data-slug="${page.slug}" data-organization="${escapeHtml(page.organization.name)}">`,
    `<input type="hidden" name="locale" value="${locale}">`,
    select('locationId', page.locations, typed?.locationId),
    select('groupId', page.groups, typed?.groupId),
    frame('email', email, words.emailHint),
    faults.form ? `<p class="notice bad" role="alert">${escapeHtml(faults.form)}</p>` : '',
    `<button class="button">${escapeHtml(words.send)}</button>`,
    '</form>',
    `<p class="notice">${escapeHtml(words.untilThen(page.organization.name))}</p>`,
  ].join('')
}

const LABELS = { locationId: 'location', groupId: 'group', email: 'email' } as const

/** One choice is chosen already. */
function options(choices: { id: string; name: string }[], choose: string, chosen?: string | null): string {
  const isOnly = choices.length === 1
  const none = isOnly ? '' : `<option value="">${escapeHtml(choose)}</option>`
  const some = choices.map(
    ({ id, name }) =>
      `<option value="${id}"${id === chosen || isOnly ? ' selected' : ''}>${escapeHtml(name)}</option>`,
  )
  return none + some.join('')
}

function accountLink({ locale, base }: Pick<JoinForm, 'locale' | 'base'>): string {
  const { account, goToAccount } = joinPageWords[locale]
  return `<p class="contact"><b>${escapeHtml(account)}</b> <a href="${base}/account">${escapeHtml(goToAccount)}</a></p>`
}
