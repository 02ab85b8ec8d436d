import { Paper, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { Attention } from './Attention.tsx'
import { FunnelBars } from './FunnelBars.tsx'
import classes from './LivingOverview.module.css'
import { OutboxWaiting } from './OutboxWaiting.tsx'
import { useOverview } from './overview-api.ts'
import { StatusCounts } from './StatusCounts.tsx'
import { WeeksChart } from './WeeksChart.tsx'

/** Where the learners stand: whom to look after first, then how far everybody has come. */
export function LivingOverview() {
  const { t } = useTranslation()
  const overview = useOverview()
  if (overview.isPending) return <ListSkeleton rows={8} />
  if (overview.isError) return <Failure error={overview.error} retry={() => void overview.refetch()} />
  const { attention, outbox, seats, statuses, weeks } = overview.data
  return (
    <div className={classes.overview}>
      <Panel title={t('overview.attention.title')} wide>
        <Attention attention={attention} seats={seats} />
      </Panel>
      <Panel title={t('overview.funnel.title')} lead={t('overview.funnel.hint')}>
        <FunnelBars statuses={statuses} />
      </Panel>
      <Panel title={t('overview.outbox.title')}>
        <OutboxWaiting outbox={outbox} />
      </Panel>
      <Panel title={t('overview.statuses.title')} wide>
        <StatusCounts statuses={statuses} />
      </Panel>
      <Panel title={t('overview.weeks.title')} wide>
        <WeeksChart weeks={weeks} />
      </Panel>
    </div>
  )
}

interface PanelProps {
  title: string
  lead?: string
  /** Takes the whole width. */
  wide?: boolean
  children: ReactNode
}

function Panel({ title, lead, wide = false, children }: PanelProps) {
  const id = useId()
  return (
    <Paper withBorder component="section" aria-labelledby={id} className={classes.panel ?? ''} mod={{ wide }}>
      <Title order={2} id={id}>
        {title}
      </Title>
      {lead !== undefined && <p className={classes.lead}>{lead}</p>}
      <div className={classes.content}>{children}</div>
    </Paper>
  )
}
