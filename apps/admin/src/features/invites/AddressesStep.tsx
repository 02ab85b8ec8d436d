import { Alert, Button, Group, Select, Stack, Text } from '@mantine/core'
import { type InviteItemDto, LIMITS } from '@rollcall/contract'
import { IconInfoCircle } from '@tabler/icons-react'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { useGroups, useLocations } from '../../lib/lists.ts'
import { fieldProblems } from '../../lib/problem.ts'
import { AddressFields } from './AddressFields.tsx'
import { useInvite } from './invites-api.ts'

const FIELDS_AT_FIRST = 4

interface AddressesStepProps {
  groupId: string
  /** Addresses that were pasted before and found no field then. */
  waiting: string[]
  onDirty: (isDirty: boolean) => void
  onBack: () => void
  onInvited: (items: InviteItemDto[], locationId: string | null, waiting: string[]) => void
}

/** The second step: up to 10 addresses, and where their people work. */
export function AddressesStep({ groupId, waiting, onDirty, onBack, onInvited }: AddressesStepProps) {
  const { t } = useTranslation()
  const [fields, setFields] = useState(() => atLeast(waiting.slice(0, LIMITS.manualInvites)))
  const [leftOver, setLeftOver] = useState(() => waiting.slice(LIMITS.manualInvites))
  const [isEmpty, setEmpty] = useState(false)
  const [locationId, setLocationId] = useState<string | null>(null)
  const groups = useGroups()
  const locations = useLocations()
  const invite = useInvite()
  const filled = fields.flatMap((field, position) =>
    field.trim() === '' ? [] : [{ email: field.trim(), position }],
  )

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setEmpty(filled.length === 0)
    if (filled.length === 0) return
    invite.mutate(
      { groupId, locationId, emails: filled.map((one) => one.email), notify: { when: 'now' } },
      { onSuccess: ({ items }) => onInvited(items, locationId, leftOver) },
    )
  }
  // The server counts the addresses that it got, the screen its fields: some of those may be empty.
  const problems = fieldProblems(t, invite.error)
  const faults = new Map(filled.map(({ position }, index) => [position, problems[`emails.${index}`]]))

  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('add.toGroup', { group: groups.data?.find((group) => group.id === groupId)?.name ?? '' })}{' '}
          {t('add.pasteHint', { count: LIMITS.manualInvites })}
        </Text>
        {invite.isError && <Failure error={invite.error} />}
        <AddressFields
          fields={fields}
          faults={faults}
          isEmpty={isEmpty}
          onChange={(next) => {
            setFields(next)
            setEmpty(false)
            onDirty(next.some((field) => field.trim() !== ''))
          }}
          onLeftOver={setLeftOver}
        />
        {leftOver.length > 0 && (
          <Alert
            color="yellow"
            role="status"
            icon={<IconInfoCircle aria-hidden />}
            title={t('add.tooMany.title')}
          >
            <Text size="sm">
              {t('add.tooMany.text', { count: leftOver.length, most: LIMITS.manualInvites })}
            </Text>
            <Text size="sm" mt={4} style={{ overflowWrap: 'anywhere' }}>
              {leftOver.join(', ')}
            </Text>
          </Alert>
        )}
        {locations.data !== undefined && locations.data.length > 0 && (
          <Select
            label={t('add.location')}
            placeholder={t('add.noLocation')}
            data={locations.data.map((location) => ({ value: location.id, label: location.name }))}
            value={locationId}
            onChange={setLocationId}
            clearable
            clearButtonProps={{ 'aria-label': t('clear') }}
          />
        )}
        <Group justify="space-between" mt="xs">
          <Button variant="default" onClick={onBack}>
            {t('back')}
          </Button>
          <Button type="submit" loading={invite.isPending}>
            {t('learners.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function atLeast(fields: string[]): string[] {
  return [...fields, ...Array<string>(Math.max(0, FIELDS_AT_FIRST - fields.length)).fill('')]
}
