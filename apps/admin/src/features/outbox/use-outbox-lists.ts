import type { OutboxItemDto } from '@rollcall/contract'
import { useOutbox } from './outbox-api.ts'
import { lookAgainAfter, type Waiting } from './outbox-list.ts'

/** The three kinds of waiting, in the order in which they end. */
export function useOutboxLists() {
  const scheduled = useOutbox('scheduled', (items) =>
    lookAgainAfter({ scheduled: items, queued: [] }, new Date()),
  )
  const dated = loaded(scheduled)
  const queued = useOutbox('queued', (items) =>
    lookAgainAfter({ scheduled: dated, queued: items }, new Date()),
  )
  const held = useOutbox('held', () => false)
  const all: [Waiting, OutboxList][] = [
    ['queued', queued],
    ['scheduled', scheduled],
    ['held', held],
  ]
  const lists = all.map(([waiting, list]) => ({
    waiting,
    items: loaded(list),
    showMore: list.hasNextPage ? () => void list.fetchNextPage() : null,
  }))
  return {
    lists,
    items: lists.flatMap(({ items }) => items),
    isPending: all.some(([, { isPending }]) => isPending),
    failed: all.map(([, list]) => list).find(({ isError }) => isError),
  }
}

type OutboxList = ReturnType<typeof useOutbox>

function loaded(list: OutboxList): OutboxItemDto[] {
  return list.data?.pages.flatMap(({ items }) => items) ?? []
}
