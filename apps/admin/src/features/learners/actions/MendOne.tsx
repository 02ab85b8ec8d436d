import { Button, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type LearnerDto, LIMITS } from '@rollcall/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tellDone } from '../../../lib/notices.ts'
import { fieldProblems } from '../../../lib/problem.ts'
import { useMendAddress } from '../learner-changes.ts'
import { ActionForm } from './ActionForm.tsx'
import { Judgement } from './Judgement.tsx'
import { useJudgement } from './judgement.ts'

const PAUSE_IN_TYPING_MS = 400

interface MendOneProps {
  learner: LearnerDto
  inviteId: string
  onClose: () => void
}

/** Puts the right address into an open invite. The server says of the new one what it thinks of it. */
export function MendOne({ learner: { email: wrong }, inviteId, onClose }: MendOneProps) {
  const { t } = useTranslation()
  const [email, setEmail] = useState(wrong)
  const [isTried, setTried] = useState(false)
  const [settled] = useDebouncedValue(email.trim(), PAUSE_IN_TYPING_MS)
  const mend = useMendAddress()
  const isSame = email.trim() === wrong
  const isSettled = settled === email.trim() && !isSame
  const judged = useJudgement(inviteId, isSettled ? settled : '')
  const fault = fieldProblems(t, mend.error).email
  const submit = () => {
    setTried(true)
    if (isSame || email.trim() === '') return
    mend.mutate(
      { inviteId, email: email.trim() },
      {
        onSuccess: (invite) => {
          tellDone(t('learner.mend.done', { email: invite.email }))
          onClose()
        },
      },
    )
  }
  const missing = email.trim() === '' ? t('fieldErrors.required') : isSame ? t('learner.mend.same') : null
  return (
    <ActionForm
      lead={<Text size="sm">{t('learner.mend.text', { email: wrong })}</Text>}
      confirm={t('learner.mend.confirm')}
      isPending={mend.isPending}
      error={fault === undefined ? mend.error : null}
      own={{ status_conflict: t('learner.mend.conflict') }}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>
        <TextInput
          type="email"
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={LIMITS.email}
          label={t('learner.mend.field')}
          value={email}
          error={fault ?? (isTried && missing)}
          onChange={(event) => {
            setEmail(event.currentTarget.value)
            setTried(false)
            mend.reset()
          }}
          data-autofocus
        />
        <Judgement item={judged} />
        {judged !== null && judged.suggestion !== null && (
          <Button variant="light" size="xs" mt="xs" onClick={() => setEmail(judged.suggestion ?? email)}>
            {t('learner.mend.didYouMean', { email: judged.suggestion })}
          </Button>
        )}
      </div>
    </ActionForm>
  )
}
