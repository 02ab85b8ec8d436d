import { Button, Paper, Table, Text, VisuallyHidden } from '@mantine/core'
import type { TrainingDto } from '@rollcall/contract'
import { IconBook2, IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ConfirmPopover } from '../../lib/ConfirmPopover.tsx'
import { EmptyState } from '../../lib/EmptyState.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useTrainings } from '../../lib/lists.ts'
import { tellDone, tellFailed } from '../../lib/notices.ts'
import { useOpenDialog } from '../../lib/open-dialog.ts'
import { useMayWrite } from '../../lib/organization.ts'
import { Page } from '../../lib/Page.tsx'
import { problemText } from '../../lib/problem.ts'
import { RowButton } from '../../lib/RowButton.tsx'
import { AddTrainingsModal } from './AddTrainingsModal.tsx'
import { useRemoveTraining } from './trainings-api.ts'

/** The trainings that the organization offers. */
export function TrainingsPage() {
  const { t } = useTranslation()
  const trainings = useTrainings()
  const mayWrite = useMayWrite()
  const dialog = useOpenDialog('add')
  const addButton = mayWrite && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => dialog.open('1')}>
      {t('trainings.add')}
    </Button>
  )
  return (
    <Page title={t('nav.trainings')} lead={t('trainings.lead')} actions={addButton || undefined}>
      {trainings.isPending && <ListSkeleton />}
      {trainings.isError && <Failure error={trainings.error} retry={() => void trainings.refetch()} />}
      {trainings.isSuccess &&
        (trainings.data.length === 0 ? (
          <EmptyState icon={IconBook2} title={t('trainings.empty.title')}>
            {t('trainings.empty.text')}
          </EmptyState>
        ) : (
          <TrainingsTable trainings={trainings.data} mayWrite={mayWrite} />
        ))}
      <AddTrainingsModal opened={dialog.value !== null && mayWrite} onClose={dialog.close} />
    </Page>
  )
}

function TrainingsTable({ trainings, mayWrite }: { trainings: TrainingDto[]; mayWrite: boolean }) {
  const { t } = useTranslation()
  const remove = useRemoveTraining()
  const removeOne = (training: TrainingDto) =>
    remove.mutate(training.id, {
      onSuccess: () => tellDone(t('trainings.removed', { title: training.title })),
      onError: (error) =>
        tellFailed(problemText(t, error, { in_use: t('trainings.inUse', { title: training.title }) })),
    })
  return (
    <Paper withBorder>
      <Table verticalSpacing="sm" horizontalSpacing="lg">
        <caption className="visually-hidden">{t('nav.trainings')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('trainings.title')}</Table.Th>
            {mayWrite && (
              <Table.Th scope="col" w={60}>
                <VisuallyHidden>{t('actions')}</VisuallyHidden>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {trainings.map((training) => (
            <Table.Tr key={training.id}>
              <Table.Th scope="row">
                <Text fw={600} size="sm">
                  {training.title}
                </Text>
                <Text size="sm" c="dimmed" fw={400}>
                  {t('trainings.minutes', { count: training.minutes })} · {training.description}
                </Text>
              </Table.Th>
              {mayWrite && (
                <Table.Td ta="right">
                  <ConfirmPopover
                    question={t('trainings.removeQuestion', { title: training.title })}
                    consequence={t('trainings.removeConsequence')}
                    confirm={t('remove')}
                    keep={t('keep')}
                    onConfirm={() => removeOne(training)}
                  >
                    {(asking) => (
                      <RowButton
                        icon={IconTrash}
                        label={t('trainings.remove', { title: training.title })}
                        {...asking}
                      />
                    )}
                  </ConfirmPopover>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}
