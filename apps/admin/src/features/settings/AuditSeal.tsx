import { Code, Group, Paper, Text, Title } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../../lib/CopyButton.tsx'
import { useOrganization } from '../../lib/organization.ts'
import { useTimes } from '../../lib/times.ts'
import { useAuditSeal } from './audit-api.ts'

/** The newest seal of the log: kept elsewhere, it shows later that nothing was changed or cut off. */
export function AuditSeal() {
  const { t } = useTranslation()
  const id = useId()
  const { dateTime } = useTimes(useOrganization().timeZone)
  const seal = useAuditSeal().data?.seal
  if (!seal) return null
  return (
    <Paper withBorder component="section" aria-labelledby={id} p="md">
      <Title order={3} id={id} size="h5">
        {t('settings.audit.seal.title')}
      </Title>
      <Text size="sm" my="xs">
        {t('settings.audit.seal.text', { at: dateTime(seal.sealedAt) })}
      </Text>
      <Group gap="sm">
        <Code style={{ overflowWrap: 'anywhere' }}>{seal.line}</Code>
        <CopyButton text={seal.line} done={t('settings.audit.seal.copied')} size="xs">
          {t('settings.audit.seal.copy')}
        </CopyButton>
      </Group>
    </Paper>
  )
}
