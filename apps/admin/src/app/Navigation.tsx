import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router-dom'
import { paths } from '../lib/paths.ts'
import classes from './Navigation.module.css'
import { PREMIUM_SCREENS, SCREENS } from './screens.ts'

interface NavigationProps {
  onNavigate: () => void
}

/** The screens, in the sidebar. */
export function Navigation({ onNavigate }: NavigationProps) {
  const { t } = useTranslation()
  return (
    <ul className={classes.list}>
      {SCREENS.map((screen) => (
        <ScreenLink key={screen.name} screen={screen} onNavigate={onNavigate} />
      ))}
      <li>
        <span className={classes.heading} id="premium-features">
          {t('nav.premium')}
        </span>
        <ul className={classes.inner} aria-labelledby="premium-features">
          {PREMIUM_SCREENS.map((screen) => (
            <ScreenLink key={screen.name} screen={screen} onNavigate={onNavigate} />
          ))}
        </ul>
      </li>
    </ul>
  )
}

interface ScreenLinkProps extends NavigationProps {
  screen: (typeof SCREENS | typeof PREMIUM_SCREENS)[number]
}

function ScreenLink({ screen: { name, to, icon: Glyph }, onNavigate }: ScreenLinkProps) {
  const { t } = useTranslation()
  return (
    <li>
      <NavLink to={to} end={to === paths.overview} className={classes.item ?? ''} onClick={onNavigate}>
        <Glyph size={19} stroke={1.7} aria-hidden />
        {t(`nav.${name}`)}
      </NavLink>
    </li>
  )
}
