import { useEffect, useState } from 'react'
import { AccountChunk } from './AccountChunk.tsx'
import { InvitationPage } from './pages/InvitationPage.tsx'
import { type Place, usePlace } from './place.ts'
import { loadText, storeLocale, type Text, TextContext } from './text.ts'

/** The whole app: the page that the address names, between the language switch and the mark. */
export function App({ firstText }: { firstText: Text }) {
  const [text, setText] = useState(firstText)
  const place = usePlace()
  useEffect(() => {
    document.documentElement.lang = text.locale
  }, [text])

  async function switchLanguage(): Promise<void> {
    const locale = text.locale === 'en' ? 'es' : 'en'
    storeLocale(locale)
    setText(await loadText(locale))
  }

  return (
    <TextContext value={text}>
      <header>
        <button
          type="button"
          className="quiet"
          lang={text.locale === 'en' ? 'es' : 'en'}
          onClick={switchLanguage}
        >
          {text.otherLanguage}
        </button>
      </header>
      <main className="card">
        <PageOf place={place} />
      </main>
      <footer>
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="9" />
          <path d="M8.5 11h9M8.5 16h5M8.5 21h4m3-1.5 3.6 3.7 6-7.7" />
        </svg>
        Rollcall
      </footer>
    </TextContext>
  )
}

function PageOf({ place }: { place: Place }) {
  if (place.path === '/i') return <InvitationPage step={place.step} />
  return <AccountChunk>{({ AccountPages }) => <AccountPages place={place} />}</AccountChunk>
}
