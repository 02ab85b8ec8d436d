import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { LIMITS, type LocationDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { tellDone } from '../../lib/notices.ts'
import { fieldProblems } from '../../lib/problem.ts'
import { useSaveLocation } from './locations-api.ts'

interface LocationModalProps {
  opened: boolean
  /** The location to rename; null for a new one. */
  location: LocationDto | null
  onClose: () => void
}

/** Making a location or renaming one. */
export function LocationModal({ opened, location, onClose }: LocationModalProps) {
  const { t } = useTranslation()
  const title = location === null ? t('locations.add') : t('locations.rename', { name: location.name })
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <LocationForm key={location?.id} location={location} onDone={onClose} />
    </Modal>
  )
}

function LocationForm({ location, onDone }: { location: LocationDto | null; onDone: () => void }) {
  const { t } = useTranslation()
  const save = useSaveLocation(location)
  const form = useForm({
    mode: 'controlled',
    initialValues: { name: location?.name ?? '' },
    validate: { name: (name) => (name.trim() === '' ? t('fieldErrors.required') : null) },
  })
  const submit = form.onSubmit((values) =>
    save.mutate(values.name.trim(), {
      onSuccess: ({ name }) => {
        tellDone(t('locations.saved', { name }))
        onDone()
      },
      onError: (error) => form.setErrors(fieldProblems(t, error)),
    }),
  )
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        {save.isError && <Failure error={save.error} own={{ name_taken: t('locations.nameTaken') }} />}
        <TextInput
          label={t('locations.name')}
          maxLength={LIMITS.locationName}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('locations.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
