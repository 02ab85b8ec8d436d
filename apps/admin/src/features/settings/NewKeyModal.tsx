import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type CreateApiKeyBody, type KeyScope, LIMITS } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { useNarrow } from '../../lib/narrow.ts'
import { fieldProblems } from '../../lib/problem.ts'
import { useMakeKey } from './api-keys-api.ts'
import { expiresAt, KEY_EXPIRIES, type KeyExpiry } from './key-values.ts'
import { ScopeFields } from './ScopeFields.tsx'
import { CLOSES_BY_BUTTON, ShownKey } from './ShownKey.tsx'

/** Makes a key, and then shows it, once. */
export function NewKeyModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const make = useMakeKey()
  const made = make.data
  const close = () => {
    make.reset()
    onClose()
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={made ? t('settings.keys.shown.title', { name: made.name }) : t('settings.keys.make')}
      size="lg"
      fullScreen={useNarrow()}
      {...(made ? CLOSES_BY_BUTTON : {})}
    >
      {made ? <ShownKey made={made} onClose={close} /> : <KeyForm make={make} onCancel={close} />}
    </Modal>
  )
}

function KeyForm({ make, onCancel }: { make: ReturnType<typeof useMakeKey>; onCancel: () => void }) {
  const { t } = useTranslation()
  const form = useForm<{ name: string; scopes: KeyScope[]; expiry: KeyExpiry }>({
    mode: 'controlled',
    initialValues: { name: '', scopes: [], expiry: '365' },
    validate: {
      name: (name) => (name.trim() === '' ? t('fieldErrors.required') : null),
      scopes: (scopes) => (scopes.length === 0 ? t('settings.keys.scopesMissing') : null),
    },
  })
  const submit = form.onSubmit(({ name, scopes, expiry }) => {
    const body: CreateApiKeyBody = { name: name.trim(), scopes, expiresAt: expiresAt(expiry, new Date()) }
    make.mutate(body, { onError: (error) => form.setErrors(fieldProblems(t, error)) })
  })
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        {make.isError && <Failure error={make.error} />}
        <TextInput
          label={t('settings.keys.name')}
          description={t('settings.keys.nameHint')}
          maxLength={LIMITS.apiKeyName}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <ScopeFields {...form.getInputProps('scopes')} value={form.values.scopes} />
        <Select
          label={t('settings.keys.expiry')}
          data={KEY_EXPIRIES.map((value) => ({ value, label: t(`settings.keys.expiries.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('expiry')}
        />
        {form.values.expiry === 'never' && (
          <Text size="sm" c="dimmed" role="status">
            {t('settings.keys.neverHint')}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={make.isPending}>
            {t('settings.keys.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
