import { Modal } from '@mantine/core'
import type { BoundedCount } from '@rollcall/contract'
import { useIsMutating } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ListSkeleton } from '../../../lib/ListSkeleton.tsx'
import { useNarrow } from '../../../lib/narrow.ts'
import type { BulkAction } from '../bulk-actions.ts'
import type { LearnerSelection } from '../selection.ts'
import { ACTING_ON_MANY } from './act-on-many.ts'

// Loaded when it is opened: most visits to the list do not open it.
const BulkContent = lazy(async () => ({ default: (await import('./BulkContent.tsx')).BulkContent }))

interface BulkDialogProps {
  /** Null: closed. */
  action: BulkAction | null
  selection: LearnerSelection
  selected: BoundedCount
  /** Nothing was done. */
  onClose: () => void
  onDone: () => void
}

/** Asks before something is done to many, and says afterwards what came of it for how many. */
export function BulkDialog({ action, selection, selected, onClose, onDone }: BulkDialogProps) {
  const { t } = useTranslation()
  const isNarrow = useNarrow()
  const [isOver, setOver] = useState(false)
  // Whoever closed it now would not hear what came of it.
  const isActing = useIsMutating({ mutationKey: ACTING_ON_MANY }) > 0
  const close = () => {
    if (isActing) return
    setOver(false)
    if (isOver) onDone()
    else onClose()
  }
  return (
    <Modal
      opened={action !== null}
      onClose={close}
      title={action === null ? '' : t(`bulk.${action}.title`)}
      fullScreen={isNarrow}
    >
      {action !== null && (
        <Suspense fallback={<ListSkeleton rows={3} />}>
          <BulkContent
            action={action}
            selection={selection}
            selected={selected}
            onOver={() => setOver(true)}
            onClose={close}
          />
        </Suspense>
      )}
    </Modal>
  )
}
