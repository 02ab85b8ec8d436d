import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router-dom'
import { paths } from '../lib/paths.ts'
import classes from './Navigation.module.css'
import { SCREENS } from './screens.ts'

/** The screens, in the sidebar. */
export function Navigation({ onNavigate }: { onNavigate: () => void }) {
  const { t } = useTranslation()
  return (
    <ul className={classes.list}>
      {SCREENS.map(({ name, to, icon: Glyph }) => (
        <li key={name}>
          <NavLink to={to} end={to === paths.overview} className={classes.item ?? ''} onClick={onNavigate}>
            <Glyph size={19} stroke={1.7} aria-hidden />
            {t(`nav.${name}`)}
          </NavLink>
        </li>
      ))}
    </ul>
  )
}
