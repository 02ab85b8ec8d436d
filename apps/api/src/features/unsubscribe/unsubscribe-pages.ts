import type { Locale } from '@rollcall/contract'
import { escapeHtml } from '../../core/escape-html.ts'
import { type FilledPage, heading, organizationTile, paragraph, toPage } from '../join-page/index.ts'
import type { Decision, Unsubscribing } from './unsubscribe-service.ts'
import { unsubscribeWords } from './unsubscribe-words.ts'

/** The page behind the link: what can be decided, or what was. `action` is where its buttons lead. */
export function unsubscribePage(
  { email, organization, wish }: Unsubscribing,
  locale: Locale,
  action: string,
): FilledPage {
  const words = unsubscribeWords[locale]
  const { name } = organization
  const isDecided = wish.organization || wish.everywhere
  const said = wish.everywhere ? words.everywhere : wish.organization ? words.organization : words.ask
  const button = (decision: Decision, label: string, look: string) =>
    `<button class="${look}" name="decision" value="${decision}">${escapeHtml(label)}</button>`
  const form = (...buttons: string[]) =>
    `<form method="post" action="${escapeHtml(action)}">${buttons.join('')}</form>`
  const everybody = button('everywhere', words.forEverybody, 'button second')
  const parts = isDecided
    ? [
        paragraph(words.onItsWay),
        wish.everywhere ? '' : form(everybody),
        `<h2>${escapeHtml(words.changedMind)}</h2>`,
        wish.recent ? form(button('undo', words.undo, 'button second')) : paragraph(words.tooLate(name)),
      ]
    : [paragraph(words.stays), form(button('organization', words.forOrganization(name), 'button'), everybody)]
  return toPage(locale, said.title(name), [
    organizationTile(organization),
    heading(said.title(name)),
    paragraph(said.lead(name, email)),
    ...parts,
  ])
}

/** The one answer for every link that was not made here, or leads to nothing any more. */
export function deadLinkPage(locale: Locale): FilledPage {
  const { title, why, next } = unsubscribeWords[locale].deadLink
  return toPage(locale, title, [heading(title), paragraph(why), paragraph(next)])
}
