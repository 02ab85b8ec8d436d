import { Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFocusOnArrival } from '../../lib/Page.tsx'
import type { SettingsTab } from '../../lib/paths.ts'

interface PartProps {
  tab: SettingsTab
  lead?: ReactNode
  /** Buttons beside the heading. */
  actions?: ReactNode
  children: ReactNode
}

/** One part of the settings. Its heading gets the focus when one comes to it. */
export function Part({ tab, lead, actions, children }: PartProps) {
  const { t } = useTranslation()
  const heading = useFocusOnArrival()
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start" gap="md">
        <div>
          <Title order={2} size="h3" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
            {t(`settings.tabs.${tab}`)}
          </Title>
          {lead !== undefined && (
            <Text c="dimmed" mt={4} maw={640}>
              {lead}
            </Text>
          )}
        </div>
        {actions}
      </Group>
      {children}
    </Stack>
  )
}
