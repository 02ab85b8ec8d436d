import { Alert, Button, Group, Select, Stack, Text } from '@mantine/core'
import { LIMITS } from '@rollcall/contract'
import { IconInfoCircle } from '@tabler/icons-react'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGroups, useLocations } from '../../lib/lists.ts'
import { AddressFields } from './AddressFields.tsx'
import { type AddDraft, enteredAddresses } from './add-draft.ts'
import { type AddressNote, forecast } from './judgement.ts'

interface AddressesStepProps {
  draft: AddDraft
  notes: ReadonlyMap<number, AddressNote>
  onChange: (part: Partial<AddDraft>) => void
  onFocusField: (position: number | null) => void
  onBack: () => void
  onNext: () => void
}

/** The second step: up to 10 addresses, each judged while it is typed, and where their people work. */
export function AddressesStep({ draft, notes, onChange, onFocusField, onBack, onNext }: AddressesStepProps) {
  const { t } = useTranslation()
  const [isEmpty, setEmpty] = useState(false)
  const groups = useGroups()
  const group = groups.data?.find(({ id }) => id === draft.groupId)?.name ?? ''
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const isNobody = enteredAddresses(draft.fields).length === 0
    setEmpty(isNobody)
    if (!isNobody) onNext()
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('add.toGroup', { group })} {t('add.pasteHint', { count: LIMITS.manualInvites })}
        </Text>
        <AddressFields
          fields={draft.fields}
          notes={notes}
          isEmpty={isEmpty}
          onChange={(fields) => {
            setEmpty(false)
            onChange({ fields })
          }}
          onLeftOver={(leftOver) => onChange({ leftOver })}
          onFocusField={onFocusField}
        />
        <Summary draft={draft} notes={notes} />
        {draft.leftOver.length > 0 && <LeftOver addresses={draft.leftOver} />}
        <LocationChoice locationId={draft.locationId} onChange={(locationId) => onChange({ locationId })} />
        <Group justify="space-between" mt="xs">
          <Button variant="default" onClick={onBack}>
            {t('back')}
          </Button>
          <Button type="submit">{t('learners.add')}</Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Says how it stands whenever that changes, for whoever does not see the notes under the fields. */
function Summary({ draft, notes }: { draft: AddDraft; notes: ReadonlyMap<number, AddressNote> }) {
  const { t } = useTranslation()
  const { leftOut } = forecast(draft.fields, notes)
  const fine = [...notes.values()].filter((note) => note.kind === 'judged').length
  const invited = fine - leftOut.filter(({ note }) => note.kind === 'judged').length
  const words = [
    ...(invited > 0 ? [t('add.forecast.invited', { count: invited })] : []),
    ...(leftOut.length > 0 ? [t('add.forecast.leftOut', { count: leftOut.length })] : []),
  ]
  return (
    <Text size="sm" role="status" mih="1.375rem">
      {words.join(' · ')}
    </Text>
  )
}

function LeftOver({ addresses }: { addresses: string[] }) {
  const { t } = useTranslation()
  return (
    <Alert color="yellow" role="status" icon={<IconInfoCircle aria-hidden />} title={t('add.tooMany.title')}>
      <Text size="sm">{t('add.tooMany.text', { count: addresses.length, most: LIMITS.manualInvites })}</Text>
      <Text size="sm" mt={4} style={{ overflowWrap: 'anywhere' }}>
        {addresses.join(', ')}
      </Text>
    </Alert>
  )
}

interface LocationChoiceProps {
  locationId: string | null
  onChange: (locationId: string | null) => void
}

function LocationChoice({ locationId, onChange }: LocationChoiceProps) {
  const { t } = useTranslation()
  const locations = useLocations()
  if (locations.data === undefined || locations.data.length === 0) return null
  return (
    <Select
      size="sm"
      label={t('add.location')}
      placeholder={t('add.noLocation')}
      data={locations.data.map((location) => ({ value: location.id, label: location.name }))}
      value={locationId}
      onChange={onChange}
      clearable
      clearButtonProps={{ 'aria-label': t('clear') }}
    />
  )
}
