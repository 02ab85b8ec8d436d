import { Modal } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '../../lib/narrow.ts'
import { useOpenDialog } from '../../lib/open-dialog.ts'
import { useMayWrite } from '../../lib/organization.ts'
import { useUnsavedGuard } from '../../lib/unsaved.ts'
import { AddSteps } from './AddSteps.tsx'
import { DiscardQuestion } from './DiscardQuestion.tsx'

/** Add Learners, in steps. Open while the address has `?add=`. What was entered is not thrown away without asking. */
export function AddLearnersDialog() {
  const { t } = useTranslation()
  const dialog = useOpenDialog('add')
  const mayWrite = useMayWrite()
  const isNarrow = useNarrow()
  const [isDirty, setDirty] = useState(false)
  const [isAsking, setAsking] = useState(false)
  useUnsavedGuard(isDirty)

  // Whoever stays goes on where they were.
  const asked = useRef<Element | null>(null)
  const ask = () => {
    asked.current = document.activeElement
    setAsking(true)
  }
  const keep = () => {
    setAsking(false)
    if (asked.current instanceof HTMLElement) asked.current.focus()
  }
  const close = () => {
    setDirty(false)
    setAsking(false)
    dialog.close()
  }
  return (
    <Modal
      opened={dialog.value !== null && mayWrite}
      onClose={isDirty ? ask : close}
      title={t('learners.add')}
      size="lg"
      fullScreen={isNarrow}
      closeOnClickOutside={!isDirty}
    >
      {isAsking && <DiscardQuestion onDiscard={close} onKeep={keep} />}
      <AddSteps onDirty={setDirty} onClose={close} />
    </Modal>
  )
}
