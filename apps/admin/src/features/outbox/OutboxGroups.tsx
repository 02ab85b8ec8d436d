import { Button, Stack } from '@mantine/core'
import type { OutboxItemDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { OutboxGroupCard } from './OutboxGroupCard.tsx'
import { groupByTime, type OutboxGroup, type Waiting } from './outbox-list.ts'

interface OutboxGroupsProps {
  lists: { waiting: Waiting; items: OutboxItemDto[]; showMore: (() => void) | null }[]
  chosen: ReadonlySet<string>
  onChoose: (ids: string[], isChosen: boolean) => void
}

/** Everything that waits, by what it waits for. */
export function OutboxGroups({ lists, chosen, onChoose }: OutboxGroupsProps) {
  const { t } = useTranslation()
  return (
    <Stack gap="lg">
      {lists.map(({ waiting, items, showMore }) => (
        <Stack key={waiting} gap="lg" display={items.length === 0 ? 'none' : undefined}>
          {toGroups(waiting, items).map((group, position, groups) => (
            <OutboxGroupCard
              key={group.at}
              group={group}
              hasMore={showMore !== null && position === groups.length - 1}
              chosen={chosen}
              onChoose={onChoose}
            />
          ))}
          {showMore !== null && (
            <Button variant="default" onClick={showMore} style={{ alignSelf: 'center' }}>
              {t(`outbox.more.${waiting}`)}
            </Button>
          )}
        </Stack>
      ))}
    </Stack>
  )
}

function toGroups(waiting: Waiting, items: OutboxItemDto[]): OutboxGroup[] {
  if (waiting === 'scheduled') return groupByTime(items)
  return items.length === 0 ? [] : [{ waiting, at: null, items }]
}
