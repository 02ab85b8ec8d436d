import { Alert, Button, Group, Modal, NumberInput, Stack, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { InstalledOrgDto } from '@rollcall/contract'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { tellDone } from '../../lib/notices.ts'
import { fieldProblems } from '../../lib/problem.ts'
import { useSetSubscription } from './installation-api.ts'
import { toSubscription, toValues } from './subscription-values.ts'

interface SubscriptionModalProps {
  /** Whose subscription is set; undefined: the dialog is closed. */
  org: InstalledOrgDto | undefined
  onClose: () => void
}

/** Sets what an organization has paid for. */
export function SubscriptionModal({ org, onClose }: SubscriptionModalProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={org !== undefined}
      onClose={onClose}
      title={org && t('installation.set', { name: org.name })}
    >
      {org && <SubscriptionForm key={org.id} org={org} onDone={onClose} />}
    </Modal>
  )
}

function SubscriptionForm({ org, onDone }: { org: InstalledOrgDto; onDone: () => void }) {
  const { t } = useTranslation()
  const set = useSetSubscription(org.id)
  const form = useForm({ mode: 'controlled', initialValues: toValues(org.subscription) })
  const { isActive, seats } = form.values
  const submit = form.onSubmit((values) =>
    set.mutate(toSubscription(values, org.subscription), {
      onSuccess: () => {
        tellDone(t('installation.saved', { name: org.name }))
        onDone()
      },
      onError: (error) => form.setErrors(fieldProblems(t, error)),
    }),
  )
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        {set.isError && <Failure error={set.error} />}
        <Switch
          size="md"
          label={t('installation.active')}
          description={t('installation.activeText')}
          data-autofocus
          {...form.getInputProps('isActive', { type: 'checkbox' })}
        />
        <NumberInput
          label={t('settings.subscription.seats')}
          description={t('installation.seatsText', { count: org.seatsUsed })}
          placeholder={t('settings.subscription.anySeats')}
          min={1}
          max={10_000_000}
          allowDecimal={false}
          allowNegative={false}
          thousandSeparator
          disabled={!isActive}
          {...form.getInputProps('seats')}
        />
        <TextInput
          type="date"
          label={t('settings.subscription.until')}
          description={t('installation.untilText')}
          disabled={!isActive}
          {...form.getInputProps('until')}
        />
        {isActive && seats !== '' && seats < org.seatsUsed && (
          <Alert color="yellow" role="status" icon={<IconAlertTriangle aria-hidden />}>
            {t('installation.tooFew', { count: org.seatsUsed })}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={set.isPending}>
            {t('installation.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
