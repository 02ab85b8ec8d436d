import { Anchor, TextInput } from '@mantine/core'
import { LIMITS } from '@rollcall/contract'
import { IconCopy, IconHelpCircle, IconLoader2 } from '@tabler/icons-react'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './AddressFields.module.css'
import type { AddressNote } from './judgement.ts'
import { OUTCOME_LOOKS } from './outcome-looks.ts'

interface AddressFieldProps {
  position: number
  value: string
  note: AddressNote | undefined
  fault: string | undefined
  onChange: (value: string) => void
  onKeyDown: (event: KeyboardEvent) => void
  onPaste: (event: ClipboardEvent) => void
  onFocus: () => void
  onBlur: () => void
  /** Puts the address in that was probably meant. */
  onMend: (email: string) => void
}

/** The address of one person, and under it what will come of it. */
export function AddressField({
  position,
  value,
  note,
  fault,
  onMend,
  onChange,
  ...events
}: AddressFieldProps) {
  const { t } = useTranslation()
  const isNone = note?.kind === 'judged' && note.item.outcome === 'invalid_email'
  return (
    <TextInput
      size="sm"
      label={t('add.field', { number: position + 1 })}
      type="email"
      inputMode="email"
      enterKeyHint="next"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={LIMITS.email}
      value={value}
      error={fault ?? isNone}
      description={note && <NoteLine note={note} onMend={onMend} />}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      classNames={{ root: classes.field ?? '', wrapper: classes.input ?? '' }}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...events}
    />
  )
}

const TYPO_LOOK = { icon: IconHelpCircle, tone: 'wait' } as const

function NoteLine({ note, onMend }: { note: AddressNote; onMend: (email: string) => void }) {
  const { t } = useTranslation()
  if (note.kind === 'asked') {
    return (
      <span className={classes.note}>
        <IconLoader2 size={15} aria-hidden />
        {t('add.note.asked')}
      </span>
    )
  }
  if (note.kind === 'twice') {
    return (
      <span className={classes.note}>
        <IconCopy size={15} aria-hidden />
        {t('add.note.twice', { field: t('add.field', { number: note.firstPosition + 1 }) })}
      </span>
    )
  }
  const { outcome, suggestion } = note.item
  const isTypo = outcome === 'invite' && suggestion !== null
  const { icon: Glyph, tone } = isTypo ? TYPO_LOOK : OUTCOME_LOOKS[outcome]
  return (
    <span className={classes.note} data-tone={tone}>
      <Glyph size={15} aria-hidden />
      {t(isTypo ? 'add.note.typo' : `add.note.${outcome}`)}
      {suggestion !== null && (
        <Anchor
          component="button"
          type="button"
          inherit
          underline="always"
          onClick={() => onMend(suggestion)}
        >
          {t('add.didYouMean', { email: suggestion })}
        </Anchor>
      )}
    </span>
  )
}
