import type { JoinPageDto, Locale, OrgDto } from '@rollcall/contract'
import type { TFunction } from 'i18next'
import { lastDayBefore } from './last-day.ts'
import classes from './Poster.module.css'

interface PosterProps {
  page: JoinPageDto
  profile: OrgDto
  /** In the language of the poster. */
  t: TFunction
  locale: Locale
  url: string
  /** Address of the picture. */
  qr: string
}

/** The sheet itself. On screen it is a picture of the paper: all sizes are shares of its width. */
export function Poster({ page, profile, t, locale, url, qr }: PosterProps) {
  const { name, logoUrl } = profile
  const conditions = conditionsOf(page, profile, t, locale)
  return (
    <article className={classes.paper} lang={locale} data-print>
      <div className={classes.sheet}>
        <header className={classes.head}>
          {logoUrl !== null && <img className={classes.logo} src={logoUrl} alt="" />}
          <p className={classes.name}>{name}</p>
          <h2 className={classes.title}>{t('joinPage.poster.head')}</h2>
        </header>
        <img className={classes.code} src={qr} alt={t('joinPage.poster.alt', { url })} />
        <p className={classes.address}>{url.replace(/^https?:\/\//, '')}</p>
        <ol className={classes.steps}>
          {(['scan', 'choose', 'accept'] as const).map((step) => (
            <li key={step}>{t(`joinPage.poster.${step}`)}</li>
          ))}
        </ol>
        {conditions !== '' && <p className={classes.foot}>{conditions}</p>}
      </div>
    </article>
  )
}

const MOST_DOMAINS = 3

/** What a reader should know beforehand: which address to use, and until when. */
function conditionsOf(page: JoinPageDto, profile: OrgDto, t: TFunction, locale: Locale): string {
  const { allowedDomains, endsAt } = page
  const said: string[] = []
  if (allowedDomains.length > 0 && allowedDomains.length <= MOST_DOMAINS) {
    const domains = new Intl.ListFormat(locale, { type: 'disjunction' }).format(allowedDomains)
    said.push(t('joinPage.poster.domains', { domains }))
  }
  if (endsAt !== null) {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
    const date = format.format(new Date(lastDayBefore(endsAt, profile.timeZone)))
    said.push(t('joinPage.poster.until', { date }))
  }
  return said.join(' ')
}
