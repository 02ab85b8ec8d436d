import { Alert, Button, Group, Text } from '@mantine/core'
import { ApiError } from '@rollcall/client'
import { IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Failure } from './Failure.tsx'
import { useMayWrite } from './organization.ts'

interface SaveBarProps {
  isDirty: boolean
  isSaving: boolean
  /** Why saving did not work; null when it did, or was not tried. */
  error: Error | null
  /** Begins anew with what is there now. */
  onReload: () => void
}

/** Saves a form, and says why it cannot or did not. */
export function SaveBar({ isDirty, isSaving, error, onReload }: SaveBarProps) {
  const { t } = useTranslation()
  if (!useMayWrite()) return <Text c="dimmed">{t('form.readOnly')}</Text>
  return (
    <>
      {error !== null && <NotSaved error={error} onReload={onReload} />}
      <Group gap="md">
        <Button type="submit" size="md" loading={isSaving} disabled={!isDirty}>
          {t('form.save')}
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {isDirty ? t('form.unsaved') : ''}
        </Text>
      </Group>
    </>
  )
}

function NotSaved({ error, onReload }: { error: Error; onReload: () => void }) {
  const { t } = useTranslation()
  if (!(error instanceof ApiError) || error.code !== 'precondition_failed') return <Failure error={error} />
  return (
    <Alert role="alert" color="yellow" icon={<IconUsers aria-hidden />} title={t('form.conflict.title')}>
      <Text size="sm">{t('form.conflict.text')}</Text>
      <Button size="xs" variant="default" mt="sm" onClick={onReload}>
        {t('form.conflict.load')}
      </Button>
    </Alert>
  )
}
