import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, useLocation } from 'react-router-dom'
import { Page } from '../../lib/Page.tsx'
import { SETTINGS_TABS, settingsPath } from '../../lib/paths.ts'
import classes from './SettingsPage.module.css'

/** The settings: their parts side by side, each with an address of its own, and below them the one that is open. */
export function SettingsPage({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const open = SETTINGS_TABS.find((tab) => pathname === settingsPath(tab))
  const title = t('nav.settings')
  return (
    <Page
      title={title}
      documentTitle={open === undefined ? title : `${t(`settings.tabs.${open}`)} · ${title}`}
      lead={t('settings.lead')}
    >
      <nav aria-label={t('settings.navigation')} className={classes.tabs}>
        {SETTINGS_TABS.map((tab) => (
          <NavLink key={tab} to={settingsPath(tab)} className={classes.tab ?? ''}>
            {t(`settings.tabs.${tab}`)}
          </NavLink>
        ))}
      </nav>
      {children}
    </Page>
  )
}
