/** The style of the inbox pages, a file of its own because their policy allows no inline style. */
export const INBOX_STYLESHEET = `:root {
  color-scheme: light dark;
  --page: light-dark(#eff4f5, #0f1317);
  --card: light-dark(#ffffff, #1b2027);
  --line: light-dark(#dbe4e6, #353d46);
  --ink: light-dark(#1b2027, #e6eaed);
  --quiet: light-dark(#55616c, #a8b3bd);
  --accent: light-dark(#1d6670, #84c4cb);
  --on-accent: light-dark(#ffffff, #0f1317);
  --banner: light-dark(#fdf0d2, #3a2f14);
  --on-banner: light-dark(#5c3d00, #f7dfa6);
}
* { box-sizing: border-box }
body {
  margin: 0;
  background: var(--page);
  color: var(--ink);
  font: 16px/1.5 -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', Helvetica, Arial, sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, p, ol, ul, dl, dd { margin: 0; padding: 0 }
ol, ul { list-style: none }
h1 { font-size: 1.625rem; line-height: 1.25; font-weight: 650 }
h2 { font-size: 1.0625rem; line-height: 1.35; font-weight: 600 }
a { color: var(--accent); text-underline-offset: 3px }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.quiet { color: var(--quiet); font-size: 0.875rem }
.banner { padding: 10px 16px; background: var(--banner); color: var(--on-banner); text-align: center; font-weight: 500 }
.brand, main { max-width: 1080px; margin: 0 auto; padding: 0 24px }
.brand { padding-top: 18px; font-weight: 600 }
.brand a { text-decoration: none }
main { display: grid; gap: 16px; padding-top: 16px; padding-bottom: 48px }
main > * { min-width: 0 }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px }

.top { display: flex; flex-wrap: wrap; align-items: end; justify-content: space-between; gap: 16px 32px }
form { display: flex; flex-wrap: wrap; align-items: center; gap: 8px }
label { color: var(--quiet); font-size: 0.875rem }
input {
  width: 260px;
  min-height: 44px;
  padding: 0 12px;
  border: 1px solid var(--quiet);
  border-radius: 8px;
  background: var(--card);
  color: inherit;
  font: inherit;
}
input::placeholder { color: var(--quiet); opacity: 1 }
.button {
  display: inline-flex;
  align-items: center;
  min-height: 44px;
  padding: 0 18px;
  border: 0;
  border-radius: 8px;
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 600;
  text-decoration: none;
  cursor: pointer;
}
.button:hover { filter: brightness(1.1) }

.mails { overflow: hidden }
.mails li { position: relative; display: grid; grid-template-columns: 2fr 3fr auto; gap: 2px 24px; padding: 12px 20px }
.mails li + li { border-top: 1px solid var(--line) }
.mails li:hover { background: var(--page) }
.mails .to { grid-row: 1 / span 2 }
.mails .subject { grid-column: 2; grid-row: 1; font-weight: 600 }
.mails .subject:not(:hover) { text-decoration: none }
.mails .subject::after { content: ''; position: absolute; inset: 0 }
.mails .subject:focus-visible { outline: none }
.mails .subject:focus-visible::after { outline: 2px solid var(--accent); outline-offset: -3px; border-radius: 8px }
.mails .from { grid-column: 2 }
.mails time { grid-column: 3; grid-row: 1; padding-top: 2px; white-space: nowrap }
.empty { display: grid; gap: 10px; justify-items: center; padding: 56px 24px; text-align: center }
.empty p { max-width: 54ch; color: var(--quiet) }
.empty .button { color: var(--on-accent) }

.headers { display: grid; gap: 2px }
.headers div { display: flex; gap: 12px }
dt { flex: 0 0 76px; color: var(--quiet) }
.headers time { color: inherit; font-size: inherit }
.links { display: grid; gap: 8px; padding: 16px 20px }
.links ul { display: grid; gap: 4px }
.links li a { display: inline-block; padding: 4px 0 }
nav { margin-bottom: -16px }
.tabs { display: flex; gap: 4px }
.tabs a {
  display: block;
  padding: 10px 18px;
  border-bottom: 3px solid transparent;
  color: var(--quiet);
  font-weight: 600;
  text-decoration: none;
}
.tabs a:hover { color: var(--ink) }
.tabs [aria-current] { border-bottom-color: var(--accent); color: var(--accent) }
.view { overflow: hidden }
.view .quiet { padding: 24px 20px }
iframe { display: block; width: 100%; height: max(480px, 80vh); border: 0 }
pre { margin: 0; padding: 20px; overflow-x: auto; white-space: pre-wrap; font: 14px/1.6 ui-monospace, Menlo, Consolas, monospace }

@media (max-width: 640px) {
  .brand, main { padding-left: 14px; padding-right: 14px }
  h1 { font-size: 1.375rem }
  form, .top > * { width: 100% }
  label { width: 100% }
  input { flex: 1; width: auto; min-width: 0 }
  .mails li { display: flex; flex-direction: column; padding: 12px 14px }
  .headers div { flex-direction: column; gap: 0; padding-bottom: 6px }
  dt { flex: none; font-size: 0.875rem }
}
@media (forced-colors: active) {
  .button { border: 1px solid }
  .tabs [aria-current] { border-bottom-color: Highlight }
}
`
