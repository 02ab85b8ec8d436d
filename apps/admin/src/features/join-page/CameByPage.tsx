import { Anchor, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { Block } from '../../lib/Block.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useNumbers } from '../../lib/numbers.ts'
import { paths } from '../../lib/paths.ts'
import { useJoinPageCounts } from './join-page-api.ts'

/** How many came by the page, and what became of them. */
export function CameByPage({ capacity }: { capacity: number | null }) {
  const { t } = useTranslation()
  const counts = useJoinPageCounts()
  return (
    <Block level={2} title={t('joinPage.came.title')}>
      {counts.isPending && <ListSkeleton rows={1} />}
      {counts.isError && <Failure error={counts.error} retry={() => void counts.refetch()} />}
      {counts.isSuccess && <Counts {...counts.data} capacity={capacity} />}
    </Block>
  )
}

type CountsProps = NonNullable<ReturnType<typeof useJoinPageCounts>['data']> & { capacity: number | null }

function Counts({ came, joined, waiting, capacity }: CountsProps) {
  const { t } = useTranslation()
  const { format, bounded } = useNumbers()
  const places = capacity !== null && (
    <Text>
      {t('joinPage.came.ofCapacity', { count: capacity, came: format(came), places: format(capacity) })}
    </Text>
  )
  if (came === 0) {
    return (
      <>
        <Text c="dimmed">{t('joinPage.came.none')}</Text>
        {places}
      </>
    )
  }
  return (
    <>
      <Text>
        <strong>{t('joinPage.came.came', { count: came, shown: format(came) })}</strong>{' '}
        {t('joinPage.came.joined', { count: joined.count, shown: bounded(joined) })},{' '}
        {t('joinPage.came.waiting', { count: waiting.count, shown: bounded(waiting) })}.
      </Text>
      {places}
      <Text>
        <Anchor component={Link} to={paths.learners} underline="always">
          {t('joinPage.came.learners')}
        </Anchor>
      </Text>
    </>
  )
}
