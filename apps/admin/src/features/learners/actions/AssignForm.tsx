import { Select, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endOfDay } from '../../../lib/end-of-day.ts'
import { useTrainings } from '../../../lib/lists.ts'
import { wallClock } from '../../../lib/notify/notify-choice.ts'
import { useOrganization } from '../../../lib/organization.ts'
import { zoneLabel } from '../../../lib/times.ts'
import { ActionForm } from './ActionForm.tsx'

interface AssignFormProps {
  lead: ReactNode
  isPending: boolean
  error: Error | null
  onSubmit: (wish: { trainingId: string; dueAt: string | null; title: string }) => void
  onClose: () => void
}

/** Which training is assigned, and until when it should be done. */
export function AssignForm({ lead, isPending, error, onSubmit, onClose }: AssignFormProps) {
  const { t } = useTranslation()
  const { timeZone } = useOrganization()
  const trainings = useTrainings().data ?? []
  const [trainingId, setTrainingId] = useState<string | null>(null)
  const [due, setDue] = useState('')
  const [isTried, setTried] = useState(false)
  const training = trainings.find(({ id }) => id === trainingId)
  const submit = () => {
    setTried(true)
    if (training === undefined) return
    const dueAt = due === '' ? null : endOfDay(due, timeZone)
    onSubmit({ trainingId: training.id, dueAt, title: training.title })
  }
  return (
    <ActionForm
      lead={lead}
      confirm={t('bulk.assign.confirm')}
      isPending={isPending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t('bulk.assign.training')}
        description={trainings.length === 0 ? t('bulk.assign.noTrainings') : undefined}
        placeholder={t('bulk.assign.choose')}
        data={trainings.map(({ id, title }) => ({ value: id, label: title }))}
        value={trainingId}
        onChange={setTrainingId}
        allowDeselect={false}
        searchable
        error={isTried && training === undefined && t('bulk.assign.missing')}
        data-autofocus
      />
      <TextInput
        type="date"
        size="md"
        label={t('bulk.assign.due')}
        description={t('bulk.assign.dueHint', { zone: zoneLabel(timeZone) })}
        min={wallClock(new Date(), timeZone).date}
        max="9999-12-31"
        value={due}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
    </ActionForm>
  )
}
