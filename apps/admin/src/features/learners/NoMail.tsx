import { Group, Text } from '@mantine/core'
import type { LearnerDto } from '@rollcall/contract'
import { IconMailOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** Why no mail goes to the address, in a few words. Of mail that came back, what became of it says so already. */
export function NoMail({ learner: { noMail, delivery } }: { learner: LearnerDto }) {
  const { t } = useTranslation()
  if (noMail === null || (noMail === 'bounced' && delivery?.state === 'bounced')) return null
  return (
    <Group gap={6} wrap="nowrap" align="flex-start" mt={2} maw={260} c="var(--bad-ink)">
      <IconMailOff size={16} stroke={1.7} aria-hidden style={{ flex: 'none', marginTop: 1 }} />
      <Text size="xs" fw={600}>
        {t(`noMail.${noMail}`)}
      </Text>
    </Group>
  )
}
