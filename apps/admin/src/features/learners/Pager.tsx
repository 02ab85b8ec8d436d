import { Button, Group, Text } from '@mantine/core'
import type { BoundedCount, LearnerDto, Page } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../lib/numbers.ts'
import { useOrganization } from '../../lib/organization.ts'
import { useTimes } from '../../lib/times.ts'
import { focusList } from './focus-list.ts'
import { PAGE_SIZE } from './learner-list.ts'

interface PagerProps {
  page: Page<LearnerDto>
  /** How many there are on all pages; undefined while they are being counted. */
  matching: BoundedCount | undefined
  cursors: string[]
  onTurn: (cursors: string[]) => void
}

/** Which part of the list is shown, and the way to the next one. */
export function Pager({ page: { items, next }, matching, cursors, onTurn }: PagerProps) {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  const { format, bounded } = useNumbers()
  const first = cursors.length * PAGE_SIZE + 1
  // The button that was pressed may not be there on the next page.
  const turn = (to: string[]) => {
    focusList()
    onTurn(to)
  }
  return (
    <Group justify="space-between" mt="md" gap="md">
      <div>
        {(cursors.length > 0 || next !== null) && matching !== undefined && (
          <Text size="sm">
            {t('learners.range', {
              first: format(first),
              last: format(first + items.length - 1),
              count: matching.count,
              of: bounded(matching),
            })}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {t('learners.zone', { zone: times.zone })}
        </Text>
      </div>
      {(cursors.length > 0 || next !== null) && (
        <Group component="nav" gap="xs" aria-label={t('learners.pages')}>
          <Button
            variant="default"
            disabled={cursors.length === 0}
            onClick={() => turn(cursors.slice(0, -1))}
          >
            {t('learners.previous')}
          </Button>
          <Button
            variant="default"
            disabled={next === null}
            onClick={() => next !== null && turn([...cursors, next])}
          >
            {t('learners.next')}
          </Button>
        </Group>
      )}
    </Group>
  )
}
