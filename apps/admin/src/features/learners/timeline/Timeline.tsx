import { Button, Group, Text, Title } from '@mantine/core'
import type { LearnerDto } from '@rollcall/contract'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { download } from '../../../lib/api.ts'
import { Failure } from '../../../lib/Failure.tsx'
import { ListSkeleton } from '../../../lib/ListSkeleton.tsx'
import { tellFailed } from '../../../lib/notices.ts'
import { problemText } from '../../../lib/problem.ts'
import { saveFile } from '../../../lib/save-file.ts'
import { useTimeline } from '../learners-api.ts'
import { PrintHead } from './PrintHead.tsx'
import classes from './Timeline.module.css'
import { TimelineFact } from './TimelineFact.tsx'

/** The evidence: everything that is on record of a learner, in its order. It can be printed, and taken along as a file. */
export function Timeline({ learner }: { learner: LearnerDto }) {
  const { t } = useTranslation()
  const facts = useTimeline(learner)
  const file = useMutation({
    mutationFn: () =>
      download('GET /learners/:id/timeline', { params: { id: learner.id }, query: { format: 'csv' } }),
    onSuccess: saveFile,
    onError: (error) => tellFailed(problemText(t, error)),
  })
  const hasFacts = facts.data !== undefined && facts.data.length > 0
  return (
    <section aria-labelledby="timeline" className={classes.evidence} data-print>
      <Group justify="space-between" gap="xs" mb="sm">
        <Title order={3} size="h4" id="timeline">
          {t('timeline.title')}
        </Title>
        {hasFacts && (
          <Group gap="xs" className={classes.screenOnly ?? ''}>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('timeline.print')}
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              loading={file.isPending}
              onClick={() => file.mutate()}
            >
              {t('timeline.download')}
            </Button>
          </Group>
        )}
      </Group>
      <PrintHead learner={learner} />
      {facts.isPending && <ListSkeleton rows={4} />}
      {facts.isError && <Failure error={facts.error} retry={() => void facts.refetch()} />}
      {facts.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('timeline.none')}
        </Text>
      )}
      {hasFacts && (
        <ol className={classes.facts}>
          {facts.data.map((fact, position) => (
            <TimelineFact key={position} fact={fact} />
          ))}
        </ol>
      )}
    </section>
  )
}
