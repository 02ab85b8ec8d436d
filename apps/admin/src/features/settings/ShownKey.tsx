import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import type { NewApiKeyDto } from '@rollcall/contract'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../../lib/CopyButton.tsx'

/** A dialog that shows a key is closed by its button only: a slip would lose the key. */
export const CLOSES_BY_BUTTON = {
  closeOnClickOutside: false,
  closeOnEscape: false,
  withCloseButton: false,
} as const

interface ShownKeyProps {
  made: NewApiKeyDto
  /** Whether it takes the place of an old one. */
  replaces?: boolean
  /** Forgets the key. */
  onClose: () => void
}

/** A new key, to be copied now or never. */
export function ShownKey({ made, replaces = false, onClose }: ShownKeyProps) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  return (
    <Stack>
      <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t('settings.keys.shown.warning')}>
        {t('settings.keys.shown.text')}
      </Alert>
      <TextInput
        ref={field}
        label={t('settings.keys.key')}
        value={made.key}
        readOnly
        styles={{ input: { fontFamily: 'ui-monospace, monospace' } }}
        onFocus={(event) => event.currentTarget.select()}
      />
      {replaces && <Text size="sm">{t('settings.keys.shown.old')}</Text>}
      <Group justify="flex-end" gap="xs">
        <CopyButton text={made.key} done={t('settings.keys.shown.copied')} variant="filled">
          {t('settings.keys.shown.copy')}
        </CopyButton>
        <Button variant="default" onClick={onClose}>
          {t('settings.keys.shown.done')}
        </Button>
      </Group>
    </Stack>
  )
}
