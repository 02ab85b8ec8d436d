import { Drawer, Group, Stack, Text } from '@mantine/core'
import type { LearnerDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useNarrow } from '../../lib/narrow.ts'
import { useOpenDialog } from '../../lib/open-dialog.ts'
import { useOrganization } from '../../lib/organization.ts'
import { useTimes } from '../../lib/times.ts'
import { Assignments } from './Assignments.tsx'
import { LearnerActions } from './LearnerActions.tsx'
import { LearnerFacts } from './LearnerFacts.tsx'
import { useLearner } from './learners-api.ts'
import { Timeline } from './timeline/Timeline.tsx'
import { useOpenAction } from './use-open-action.ts'

/** One learner at a closer look. The address says whose: `?learner=<id>`. */
export function LearnerDrawer() {
  const { t } = useTranslation()
  const { value: id, close } = useOpenDialog('learner')
  const isNarrow = useNarrow()
  // While a dialog stands over it, Escape is the dialog's.
  const isOnTop = useOpenAction().opened === null
  return (
    <Drawer
      opened={id !== null}
      onClose={close}
      position="right"
      size={isNarrow ? '100%' : 'lg'}
      title={t('learner.title')}
      closeOnEscape={isOnTop}
    >
      {id !== null && <LearnerDetail key={id} id={id} />}
    </Drawer>
  )
}

function LearnerDetail({ id }: { id: string }) {
  const learner = useLearner(id)
  if (learner.isPending) return <ListSkeleton />
  if (learner.isError) return <Failure error={learner.error} retry={() => void learner.refetch()} />
  return <Detail learner={learner.data} />
}

function Detail({ learner }: { learner: LearnerDto }) {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  const { name, email, status } = learner
  return (
    <Stack gap="lg">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          <Text fw={650} size="lg">
            {name ?? email}
          </Text>
          <Text c="dimmed" size="sm">
            {name === null ? t('learner.nameLater') : email}
          </Text>
        </div>
        <LearnerActions learner={learner} />
      </Group>
      <LearnerFacts learner={learner} />
      {status === 'active' && <Assignments learnerId={learner.id} />}
      <Timeline learner={learner} />
      <Text size="xs" c="dimmed">
        {t('learners.zone', { zone: times.zone })}
      </Text>
    </Stack>
  )
}
