import { Group, Progress, Stack, Text, Title } from '@mantine/core'
import type { AssignmentDto, AssignmentStatus } from '@rollcall/contract'
import { type Icon, IconCircle, IconCircleCheck, IconProgress } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { Mark, type Tone } from '../../lib/Mark.tsx'
import { useOrganization } from '../../lib/organization.ts'
import { useTimes } from '../../lib/times.ts'
import { useAssignments } from './learners-api.ts'

const LOOKS: Record<AssignmentStatus, { icon: Icon; tone: Tone }> = {
  assigned: { icon: IconCircle, tone: 'quiet' },
  in_progress: { icon: IconProgress, tone: 'info' },
  completed: { icon: IconCircleCheck, tone: 'good' },
}

/** The trainings that the organization gave an active learner, with progress. */
export function Assignments({ learnerId }: { learnerId: string }) {
  const { t } = useTranslation()
  const assignments = useAssignments(learnerId)
  return (
    <section aria-labelledby="assignments">
      <Title order={3} size="h4" id="assignments" mb="sm">
        {t('assignments.title')}
      </Title>
      {assignments.isPending && <ListSkeleton rows={2} />}
      {assignments.isError && <Failure error={assignments.error} retry={() => void assignments.refetch()} />}
      {assignments.data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('assignments.none')}
        </Text>
      )}
      <Stack gap="md">
        {assignments.data?.items.map((assignment) => (
          <Assignment key={assignment.id} assignment={assignment} />
        ))}
      </Stack>
    </section>
  )
}

function Assignment({
  assignment: { training, status, percent, assignedAt, completedAt, dueAt },
}: {
  assignment: AssignmentDto
}) {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  const date = times.date(completedAt ?? assignedAt)
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text fw={600} size="sm">
          {training.title}
        </Text>
        <Mark {...LOOKS[status]} word={t(`assignments.${status}`)} />
      </Group>
      <Progress value={percent} my={8} aria-label={t('assignments.progress', { title: training.title })} />
      <Text size="xs" c="dimmed">
        {t('assignments.percent', { percent })} ·{' '}
        {completedAt === null
          ? t('assignments.assignedOn', { date })
          : t('assignments.completedOn', { date })}
        {completedAt === null && dueAt !== null && ` · ${t('assignments.due', { date: times.date(dueAt) })}`}
      </Text>
    </div>
  )
}
