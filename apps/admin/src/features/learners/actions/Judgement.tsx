import { Group, Text } from '@mantine/core'
import type { InviteItemDto } from '@rollcall/contract'
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** What the server thinks of a new address, by sign and word. Announced when it arrives. */
export function Judgement({ item }: { item: InviteItemDto | null }) {
  const { t } = useTranslation()
  const isTypo = item !== null && item.outcome === 'invite' && item.suggestion !== null
  const isFine = item?.outcome === 'invite' && !isTypo
  const Glyph = isFine ? IconCircleCheck : IconAlertCircle
  return (
    <div role="status">
      {item !== null && (
        <Group
          gap={6}
          mt={6}
          wrap="nowrap"
          align="flex-start"
          c={isFine ? 'var(--good-ink)' : 'var(--wait-ink)'}
        >
          <Glyph size={18} stroke={1.8} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
          <Text size="sm">{t(`learner.mend.judged.${isTypo ? 'typo' : item.outcome}`)}</Text>
        </Group>
      )}
    </div>
  )
}
