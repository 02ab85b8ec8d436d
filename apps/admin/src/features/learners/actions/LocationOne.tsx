import { Select } from '@mantine/core'
import type { LearnerDto, LocationDto } from '@rollcall/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocations } from '../../../lib/lists.ts'
import { tellFailed } from '../../../lib/notices.ts'
import { problemText } from '../../../lib/problem.ts'
import { tellUndoable } from '../../../lib/undo-notice.tsx'
import { useSetLocation } from '../learner-changes.ts'
import { ActionForm } from './ActionForm.tsx'

/** Says where a learner works. It shows at once, and can be undone for a moment. */
export function LocationOne({ learner, onClose }: { learner: LearnerDto; onClose: () => void }) {
  const { t } = useTranslation()
  const locations = useLocations().data ?? []
  const [locationId, setLocationId] = useState(learner.location?.id ?? null)
  const setLocation = useSetLocation()
  const { email } = learner
  const onError = (error: Error) => tellFailed(problemText(t, error))
  const find = (id: string | null) => locations.find((location) => location.id === id) ?? null
  const undo = () =>
    setLocation.mutateAsync({ learner, location: find(learner.location?.id ?? null) }).catch(onError)

  const submit = () => {
    onClose()
    if (locationId === (learner.location?.id ?? null)) return
    const location: LocationDto | null = find(locationId)
    const done =
      location === null
        ? t('learner.setLocation.none', { email })
        : t('learner.setLocation.done', { email, location: location.name })
    setLocation
      .mutateAsync({ learner, location })
      .then(() => tellUndoable(done, t('learner.undo'), undo))
      .catch(onError)
  }
  return (
    <ActionForm
      lead={t('learner.setLocation.text', { email })}
      confirm={t('learner.setLocation.confirm')}
      isPending={false}
      error={null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t('learners.location')}
        placeholder={t('learner.noLocation')}
        data={locations.map(({ id, name }) => ({ value: id, label: name }))}
        value={locationId}
        onChange={setLocationId}
        searchable={locations.length > 8}
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        data-autofocus
      />
    </ActionForm>
  )
}
