import { Modal } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { ListSkeleton } from '../../../lib/ListSkeleton.tsx'
import { useNarrow } from '../../../lib/narrow.ts'
import { useOpenAction } from '../use-open-action.ts'

// Loaded when it is opened: most visits to the list do not open it.
const LearnerActionContent = lazy(async () => ({
  default: (await import('./LearnerActionContent.tsx')).LearnerActionContent,
}))

/** What is done to one learner in a dialog. The address says what and to whom: `?do=archive.<id>`. */
export function LearnerDialog() {
  const { t } = useTranslation()
  const isNarrow = useNarrow()
  const { opened, close } = useOpenAction()
  return (
    <Modal
      opened={opened !== null}
      onClose={close}
      title={opened === null ? '' : t(`learner.actions.${opened.action}`)}
      fullScreen={isNarrow}
    >
      {opened !== null && (
        <Suspense fallback={<ListSkeleton rows={3} />}>
          <LearnerActionContent {...opened} onClose={close} />
        </Suspense>
      )}
    </Modal>
  )
}
