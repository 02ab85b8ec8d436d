import { Table, Text } from '@mantine/core'
import type { OverviewDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { sumWeeks, toScale } from './overview-numbers.ts'
import classes from './WeeksChart.module.css'

const SERIES = ['invited', 'delivered', 'accepted', 'declined'] as const
/** Every so many weeks, a date stands under its bars. */
const LABEL_EVERY = 3

/** The last weeks as bars, with their sum in words for whoever does not see them, and the numbers as a table. */
export function WeeksChart({ weeks }: { weeks: OverviewDto['weeks'] }) {
  const { t, i18n } = useTranslation()
  // Weeks begin on a day of UTC, wherever the reader is.
  const day = new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const { top, lines } = toScale(Math.max(0, ...weeks.flatMap((week) => SERIES.map((name) => week[name]))))
  const sums = sumWeeks(weeks)
  if (SERIES.every((name) => sums[name] === 0)) return <Text c="dimmed">{t('overview.weeks.none')}</Text>
  const dateOf = ({ from }: { from: string }) => day.format(new Date(from))
  return (
    <>
      <ul className={classes.legend} aria-hidden>
        {SERIES.map((name) => (
          <li key={name} data-series={name}>
            {t(`overview.funnel.${name}`)}
          </li>
        ))}
      </ul>
      <div className={classes.chart} role="img" aria-label={t('overview.weeks.summary', { ...sums })}>
        <div className={classes.lines}>
          {lines.map((line) => (
            <span key={line} style={{ bottom: `${(line / top) * 100}%` }}>
              {line}
            </span>
          ))}
        </div>
        {weeks.map((week, index) => (
          <div
            key={week.from}
            className={classes.week}
            title={t('overview.weeks.weekFrom', { ...week, date: dateOf(week) })}
          >
            {SERIES.map((name) => (
              <span key={name} data-series={name} style={{ height: `${(week[name] / top) * 100}%` }} />
            ))}
            {index % LABEL_EVERY === 0 && <span className={classes.date}>{dateOf(week)}</span>}
          </div>
        ))}
      </div>
      <details className={classes.numbers}>
        <summary>{t('overview.weeks.numbers')}</summary>
        <Table className={classes.table ?? ''}>
          <caption className="visually-hidden">{t('overview.weeks.title')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('overview.weeks.week')}</Table.Th>
              {SERIES.map((name) => (
                <Table.Th scope="col" key={name}>
                  {t(`overview.funnel.${name}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {weeks.map((week) => (
              <Table.Tr key={week.from}>
                <Table.Th scope="row">{dateOf(week)}</Table.Th>
                {SERIES.map((name) => (
                  <Table.Td key={name}>{week[name]}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </>
  )
}
