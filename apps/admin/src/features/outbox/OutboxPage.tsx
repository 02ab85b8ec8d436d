import { Button } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { EmptyState } from '../../lib/EmptyState.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { MailPause } from '../../lib/MailPause.tsx'
import { useMayWrite } from '../../lib/organization.ts'
import { Page } from '../../lib/Page.tsx'
import { paths } from '../../lib/paths.ts'
import { OutboxGroups } from './OutboxGroups.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { TimeDialog } from './TimeDialog.tsx'
import { useOutboxLists } from './use-outbox-lists.ts'

/** The invitations whose mail has not left yet, and until when they wait. */
export function OutboxPage() {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const { lists, items, isPending, failed } = useOutboxLists()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  // What has left or was cancelled meanwhile is no longer chosen.
  const selected = items.filter(({ inviteId }) => chosen.has(inviteId))
  const isEmpty = !isPending && failed === undefined && items.length === 0

  const choose = (ids: string[], isChosen: boolean) =>
    setChosen((now) => {
      const next = new Set(now)
      for (const id of ids) isChosen ? next.add(id) : next.delete(id)
      return next
    })
  return (
    <Page title={t('nav.outbox')} lead={t('outbox.lead')}>
      <MailPause />
      {isPending && <ListSkeleton />}
      {failed !== undefined && <Failure error={failed.error} retry={() => void failed.refetch()} />}
      {isEmpty && (
        <EmptyState
          icon={IconSend}
          title={t('outbox.empty.title')}
          action={
            mayWrite && (
              <Button component={Link} to={paths.addLearners}>
                {t('learners.add')}
              </Button>
            )
          }
        >
          {t('outbox.empty.text')}
        </EmptyState>
      )}
      <OutboxGroups lists={lists} chosen={chosen} onChoose={choose} />
      {mayWrite && <SelectionBar selected={selected} onClear={() => setChosen(new Set())} />}
      {mayWrite && <TimeDialog items={items} selected={selected} />}
    </Page>
  )
}
