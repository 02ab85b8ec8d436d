import { Button, Group } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface ListPagesProps {
  /** Of the pages that were turned, the shown page's last; none on the first page. */
  cursors: string[]
  /** The cursor of the next page; null on the last. */
  next: string | null
  onTurn: (cursors: string[]) => void
}

/** Turns the pages of a list that begins with the newest. Nothing where there is but one page. */
export function ListPages({ cursors, next, onTurn }: ListPagesProps) {
  const { t } = useTranslation()
  if (cursors.length === 0 && next === null) return null
  return (
    <Group component="nav" gap="xs" aria-label={t('settings.list.pages')}>
      <Button
        variant="default"
        leftSection={<IconChevronLeft size={16} aria-hidden />}
        disabled={cursors.length === 0}
        onClick={() => onTurn(cursors.slice(0, -1))}
      >
        {t('settings.list.newer')}
      </Button>
      <Button
        variant="default"
        rightSection={<IconChevronRight size={16} aria-hidden />}
        disabled={next === null}
        onClick={() => next !== null && onTurn([...cursors, next])}
      >
        {t('settings.list.older')}
      </Button>
    </Group>
  )
}
