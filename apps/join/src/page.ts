import { keepAsked } from './asked.ts'

// The join page is the server's and works without this. With it, the page that follows knows the address that was typed, the
// button shows that it is at work, and the language that somebody chose is remembered.

const form = document.querySelector<HTMLFormElement>('form[data-slug]')
const button = document.querySelector('form[data-slug] button')

form?.addEventListener('submit', (event) => {
  if (button?.getAttribute('aria-busy') === 'true') return event.preventDefault()
  const typed = new FormData(form)
  const text = (name: string) => String(typed.get(name) ?? '').trim()
  keepAsked({
    slug: form.dataset.slug ?? '',
    organization: {
      name: form.dataset.organization ?? '',
      logoUrl: document.querySelector('.organization img')?.getAttribute('src') ?? null,
    },
    email: text('email'),
    groupId: text('groupId'),
    locationId: text('locationId'),
  })
  button?.setAttribute('aria-busy', 'true')
})

// Back brings the page as it was left, at work.
addEventListener('pageshow', () => button?.removeAttribute('aria-busy'))

try {
  const shown = document.documentElement.lang
  const stored = localStorage.getItem('rollcall.language')
  if (new URLSearchParams(location.search).has('lang')) localStorage.setItem('rollcall.language', shown)
  else if (stored && stored !== shown) location.replace(`?lang=${stored}`)
} catch {
  // Without storage the language of the page stands.
}
