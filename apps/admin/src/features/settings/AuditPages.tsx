import { Button, Group } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AuditView } from './audit-view.ts'

interface AuditPagesProps {
  view: AuditView
  /** The cursor of the next page; null on the last. */
  next: string | null
  onTurn: (view: AuditView) => void
}

/** Turns the pages of the log. Nothing where there is but one. */
export function AuditPages({ view: { filter, cursors }, next, onTurn }: AuditPagesProps) {
  const { t } = useTranslation()
  if (cursors.length === 0 && next === null) return null
  return (
    <Group component="nav" gap="xs" aria-label={t('settings.audit.pages')}>
      <Button
        variant="default"
        leftSection={<IconChevronLeft size={16} aria-hidden />}
        disabled={cursors.length === 0}
        onClick={() => onTurn({ filter, cursors: cursors.slice(0, -1) })}
      >
        {t('settings.audit.previous')}
      </Button>
      <Button
        variant="default"
        rightSection={<IconChevronRight size={16} aria-hidden />}
        disabled={next === null}
        onClick={() => next !== null && onTurn({ filter, cursors: [...cursors, next] })}
      >
        {t('settings.audit.next')}
      </Button>
    </Group>
  )
}
