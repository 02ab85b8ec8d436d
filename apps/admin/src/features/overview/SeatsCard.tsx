import type { SeatsDto } from '@rollcall/contract'
import { IconArmchair } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useNumbers } from '../../lib/numbers.ts'
import { settingsPath } from '../../lib/paths.ts'
import classes from './Attention.module.css'

/** Whether the seats run out: all are taken, or would be if everybody who is invited accepted. */
export function seatsRunOut({ free, short }: SeatsDto): boolean {
  return short > 0 || free === 0
}

/** That the seats run out, and the way to where that can be mended. */
export function SeatsCard({ short }: SeatsDto) {
  const { t } = useTranslation()
  const { format } = useNumbers()
  return (
    <li className={classes.card} data-tone="wait">
      <p className={classes.head}>
        <IconArmchair size={20} stroke={1.8} aria-hidden />
        <span className={classes.count}>{format(short)}</span>
        <span>{t(short > 0 ? 'overview.attention.seats.title' : 'overview.attention.seats.noneTitle')}</span>
      </p>
      <p className={classes.text}>
        {t(short > 0 ? 'overview.attention.seats.text' : 'overview.attention.seats.none')}
      </p>
      <Link to={settingsPath('subscription')} className={classes.link}>
        {t('overview.attention.seats.link')}
      </Link>
    </li>
  )
}
