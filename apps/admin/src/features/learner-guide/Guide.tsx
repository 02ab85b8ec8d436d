import { LIMITS, type Locale, type OrgDto } from '@rollcall/contract'
import type { TFunction } from 'i18next'
import './guide.css'
import { type GuideScreen, pictureOf } from './pictures.ts'

interface GuideProps {
  profile: OrgDto
  /** In the language of the guide. */
  t: TFunction
  locale: Locale
  ref: React.Ref<HTMLElement>
}

/**
 * The guide itself, for people who know neither this app nor how to sign in to it. It is also taken as a file of its own, and so it
 * has plain elements and the styles of one file.
 */
export function Guide({ profile: { name, logoUrl, contact }, t, locale, ref }: GuideProps) {
  const shown = { t, locale }
  const whom = [contact.name, contact.email, contact.phone].filter((part) => part !== null).join(', ')
  return (
    <article className="guide" lang={locale} data-print ref={ref}>
      <header>
        {logoUrl !== null && <img className="guide-logo" src={logoUrl} alt="" />}
        <h2>{t('guide.head', { name })}</h2>
        <p>{t('guide.intro', { name })}</p>
      </header>
      <ol className="guide-steps">
        <li>
          <Screen {...shown} screen="mail" />
        </li>
        <li>
          <Screen {...shown} screen="invitation" />
        </li>
        <li className="guide-both">
          <h3>{t('guide.second.title')}</h3>
          <Screen {...shown} screen="sign-in" level="h4" />
          <Screen {...shown} screen="register" level="h4" />
        </li>
        <li>
          <Screen {...shown} screen="joined" />
        </li>
        <li>
          <Screen {...shown} screen="account" />
        </li>
      </ol>
      <div className="guide-both">
        <h3>{t('guide.byPage.title')}</h3>
        <p>{t('guide.byPage.text')}</p>
        <Screen {...shown} screen="join-page" level="h4" />
        <Screen {...shown} screen="check-mail" level="h4" />
      </div>
      {whom !== '' && <p>{t('guide.questions', { contact: whom })}</p>}
    </article>
  )
}

interface ScreenProps {
  t: TFunction
  locale: Locale
  screen: GuideScreen
  level?: 'h3' | 'h4'
}

function Screen({ t, locale, screen, level: Heading = 'h3' }: ScreenProps) {
  const title = t(`guide.${screen}.title`)
  return (
    <section className="guide-screen">
      <div>
        <Heading>{title}</Heading>
        <p>{t(`guide.${screen}.text`, { count: LIMITS.learnerPasswordMin })}</p>
      </div>
      <img src={pictureOf(screen, locale)} alt={t('guide.alt', { title })} width={270} />
    </section>
  )
}
