import { DARK } from './mail-colours.ts'

export const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

/** What cannot stand inline: dark colours, the narrow screen, and no look of a link for what is none. */
export const MAIL_STYLES = `:root { color-scheme: light dark; supported-color-schemes: light dark }
a[x-apple-data-detectors] { color: inherit !important; text-decoration: none !important }
@media (max-width: 600px) {
  .outer { padding: 16px 10px 32px !important }
  .inner { padding-left: 20px !important; padding-right: 20px !important }
  .fact { display: block !important; width: auto !important; padding: 0 0 12px !important }
  .fact.label { padding: 10px 0 0 !important }
  td.fact { border-top: 0 !important }
}
@media (prefers-color-scheme: dark) {
  .page { background-color: ${DARK.page} !important }
  .card { background-color: ${DARK.card} !important; border-color: ${DARK.line} !important }
  .card { border-top-color: ${DARK.accent} !important }
  .rule { border-color: ${DARK.line} !important }
  .ink { color: ${DARK.ink} !important }
  .muted { color: ${DARK.muted} !important }
  .link { color: ${DARK.accent} !important }
  .button { background-color: ${DARK.accent} !important }
  .button-text { color: ${DARK.onAccent} !important }
}`
