import {
  type Icon,
  IconBook2,
  IconChecklist,
  IconMapPin,
  IconSettings,
  IconUserPlus,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router-dom'
import { paths } from '../lib/paths.ts'
import classes from './Navigation.module.css'

const ITEMS = [
  { name: 'overview', to: paths.overview, icon: IconChecklist },
  { name: 'learners', to: paths.learners, icon: IconUserPlus },
  { name: 'groups', to: paths.groups, icon: IconUsersGroup },
  { name: 'locations', to: paths.locations, icon: IconMapPin },
  { name: 'trainings', to: paths.trainings, icon: IconBook2 },
  { name: 'settings', to: paths.settings, icon: IconSettings },
] as const satisfies { name: string; to: string; icon: Icon }[]

/** The screens, in the sidebar. */
export function Navigation({ onNavigate }: { onNavigate: () => void }) {
  const { t } = useTranslation()
  return (
    <ul className={classes.list}>
      {ITEMS.map(({ name, to, icon: Glyph }) => (
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
