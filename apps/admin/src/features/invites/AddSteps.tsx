import type { InviteItemDto, Notify } from '@rollcall/contract'
import { useState } from 'react'
import { useNotify } from '../../lib/notify/use-notify.ts'
import { AddressesStep } from './AddressesStep.tsx'
import { type AddDraft, enteredAddresses, startDraft } from './add-draft.ts'
import { ChooseStep } from './ChooseStep.tsx'
import { NotificationStep } from './NotificationStep.tsx'
import { OutcomesStep } from './OutcomesStep.tsx'
import { useJudgements } from './use-judgements.ts'

type Step =
  | { name: 'choose' | 'addresses' | 'notification' }
  | { name: 'outcomes'; items: InviteItemDto[]; notify: Notify }

interface AddStepsProps {
  /** Told whether closing would lose something. */
  onDirty: (isDirty: boolean) => void
  onClose: () => void
}

/** The steps of Add Learners: group and way, the addresses, the notification, and what became of each. */
export function AddSteps({ onDirty, onClose }: AddStepsProps) {
  const [step, setStep] = useState<Step>({ name: 'choose' })
  const [draft, setDraft] = useState(() => startDraft(null))
  const [focusedField, setFocusedField] = useState<number | null>(null)
  const notify = useNotify()
  const notes = useJudgements(draft.groupId, draft.fields, focusedField)
  const { groupId, locationId } = draft

  const go = (name: 'choose' | 'addresses' | 'notification') => setStep({ name })
  const change = (part: Partial<AddDraft>) => {
    setDraft((now) => ({ ...now, ...part }))
    if (part.fields !== undefined) onDirty(enteredAddresses(part.fields).length > 0)
  }

  if (groupId === null || step.name === 'choose') {
    const choose = (chosen: string) => {
      change({ groupId: chosen })
      go('addresses')
    }
    return <ChooseStep groupId={groupId} onManually={choose} />
  }
  switch (step.name) {
    case 'addresses':
      return (
        <AddressesStep
          draft={draft}
          notes={notes}
          onChange={change}
          onFocusField={setFocusedField}
          onBack={() => go('choose')}
          onNext={() => go('notification')}
        />
      )
    case 'notification':
      return (
        <NotificationStep
          draft={{ ...draft, groupId }}
          notes={notes}
          notify={notify}
          onMend={(position, email) => change({ fields: draft.fields.with(position, email) })}
          onBack={() => go('addresses')}
          onInvited={({ items }, chosen) => {
            onDirty(false)
            setStep({ name: 'outcomes', items, notify: chosen })
          }}
        />
      )
    case 'outcomes':
      return (
        <OutcomesStep
          groupId={groupId}
          locationId={locationId}
          notify={step.notify}
          items={step.items}
          waiting={draft.leftOver}
          onDone={onClose}
          onMore={() => {
            change(startDraft(groupId, draft.leftOver))
            go('addresses')
          }}
        />
      )
    default:
      return step.name satisfies never
  }
}
