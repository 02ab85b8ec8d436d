import { Modal } from '@mantine/core'
import type { InviteItemDto } from '@rollcall/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '../../lib/narrow.ts'
import { useOpenDialog } from '../../lib/open-dialog.ts'
import { useMayWrite } from '../../lib/organization.ts'
import { useUnsavedGuard } from '../../lib/unsaved.ts'
import { AddressesStep } from './AddressesStep.tsx'
import { ChooseStep } from './ChooseStep.tsx'
import { DiscardQuestion } from './DiscardQuestion.tsx'
import { OutcomesStep } from './OutcomesStep.tsx'

/** Add Learners: group and way, then the addresses, then what became of each. Open while the address has `?add=`. */
export function AddLearnersDialog() {
  const { t } = useTranslation()
  const dialog = useOpenDialog('add')
  const mayWrite = useMayWrite()
  const isNarrow = useNarrow()
  const [isDirty, setDirty] = useState(false)
  const [isAsking, setAsking] = useState(false)
  useUnsavedGuard(isDirty)

  const close = () => {
    setDirty(false)
    setAsking(false)
    dialog.close()
  }
  return (
    <Modal
      opened={dialog.value !== null && mayWrite}
      onClose={isDirty ? () => setAsking(true) : close}
      title={t('learners.add')}
      size="lg"
      fullScreen={isNarrow}
      closeOnClickOutside={!isDirty}
    >
      {isAsking && <DiscardQuestion onDiscard={close} onKeep={() => setAsking(false)} />}
      <Steps onDirty={setDirty} onClose={close} />
    </Modal>
  )
}

type Step =
  | { name: 'choose'; groupId: string | null }
  | { name: 'addresses'; groupId: string; waiting: string[] }
  | {
      name: 'outcomes'
      groupId: string
      locationId: string | null
      items: InviteItemDto[]
      waiting: string[]
    }

interface StepsProps {
  onDirty: (isDirty: boolean) => void
  onClose: () => void
}

function Steps({ onDirty, onClose }: StepsProps) {
  const [step, setStep] = useState<Step>({ name: 'choose', groupId: null })
  switch (step.name) {
    case 'choose':
      return (
        <ChooseStep
          groupId={step.groupId}
          onManually={(groupId) => setStep({ name: 'addresses', groupId, waiting: [] })}
        />
      )
    case 'addresses':
      return (
        <AddressesStep
          groupId={step.groupId}
          waiting={step.waiting}
          onDirty={onDirty}
          onBack={() => {
            onDirty(false)
            setStep({ name: 'choose', groupId: step.groupId })
          }}
          onInvited={(items, locationId, waiting) => {
            onDirty(false)
            setStep({ name: 'outcomes', groupId: step.groupId, locationId, items, waiting })
          }}
        />
      )
    case 'outcomes':
      return (
        <OutcomesStep
          {...step}
          onDone={onClose}
          onMore={() => setStep({ name: 'addresses', groupId: step.groupId, waiting: step.waiting })}
        />
      )
    default:
      return step satisfies never
  }
}
