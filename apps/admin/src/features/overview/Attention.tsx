import { Text } from '@mantine/core'
import type { OverviewDto } from '@rollcall/contract'
import {
  type Icon,
  IconCalendarX,
  IconCircleCheck,
  IconHourglassHigh,
  IconMailOff,
  IconMailX,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../lib/paths.ts'
import classes from './Attention.module.css'
import { boundedText, isNone } from './overview-numbers.ts'
import { SeatsCard, seatsRunOut } from './SeatsCard.tsx'

const CARDS = [
  { what: 'bounced', icon: IconMailX, filter: 'delivery=bounced' },
  { what: 'refused', icon: IconMailOff, filter: 'delivery=refused' },
  { what: 'expired', icon: IconCalendarX, filter: 'expired=yes' },
  { what: 'waiting', icon: IconHourglassHigh, filter: 'status=pending&sort=oldest' },
] as const satisfies { what: keyof OverviewDto['attention']; icon: Icon; filter: string }[]

/** Whom somebody should look after, each kind with its number, what to do, and the way to exactly these learners. */
export function Attention({ attention, seats }: Pick<OverviewDto, 'attention' | 'seats'>) {
  const { t, i18n } = useTranslation()
  const cards = CARDS.filter(({ what }) => !isNone(attention[what]))
  const runOut = seatsRunOut(seats)
  if (cards.length === 0 && !runOut) {
    return (
      <div className={classes.none}>
        <IconCircleCheck size={24} stroke={1.7} aria-hidden />
        <div>
          <Text fw={600}>{t('overview.attention.none')}</Text>
          <Text size="sm" c="dimmed">
            {t('overview.attention.noneText')}
          </Text>
        </div>
      </div>
    )
  }
  return (
    <ul className={classes.cards}>
      {cards.map(({ what, icon: Glyph, filter }) => (
        <li key={what} className={classes.card} data-tone={what === 'waiting' ? 'wait' : 'bad'}>
          <p className={classes.head}>
            <Glyph size={20} stroke={1.8} aria-hidden />
            <span className={classes.count}>{boundedText(attention[what], i18n.language)}</span>
            <span>{t(`overview.attention.${what}.title`)}</span>
          </p>
          <p className={classes.text}>{t(`overview.attention.${what}.text`)}</p>
          <Link to={`${paths.learners}?${filter}`} className={classes.link}>
            {t(`overview.attention.${what}.link`)}
          </Link>
        </li>
      ))}
      {runOut && <SeatsCard {...seats} />}
    </ul>
  )
}
