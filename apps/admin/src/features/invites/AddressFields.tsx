import { Button, TextInput } from '@mantine/core'
import { LIMITS } from '@rollcall/contract'
import { IconPlus } from '@tabler/icons-react'
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import classes from './AddressFields.module.css'
import { spreadAddresses, spreadOver } from './spread-addresses.ts'

interface AddressFieldsProps {
  fields: string[]
  /** What is wrong, by the field's position. */
  faults: Map<number, string | undefined>
  /** Nothing was typed at all. */
  isEmpty: boolean
  onChange: (fields: string[]) => void
  /** Addresses of a paste for which there was no field. */
  onLeftOver: (addresses: string[]) => void
}

/** One field a person. A paste of many addresses spreads over the fields; Enter goes to the next one. */
export function AddressFields({ fields, faults, isEmpty, onChange, onLeftOver }: AddressFieldsProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const mayGrow = fields.length < LIMITS.manualInvites

  const focusField = (position: number) => list.current?.querySelectorAll('input')[position]?.focus()
  // At once, so that the field to be focused is there and fast typing does not go to the one before.
  const change = (next: string[]) => flushSync(() => onChange(next))

  const grow = () => {
    change([...fields, ''])
    focusField(fields.length)
  }
  const onEnter = (event: KeyboardEvent, position: number) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    if (position === LIMITS.manualInvites - 1) return
    event.preventDefault()
    if (position === fields.length - 1) grow()
    else focusField(position + 1)
  }
  const onPaste = (event: ClipboardEvent, position: number) => {
    const text = event.clipboardData.getData('text')
    const addresses = spreadAddresses(text)
    // One plain address: the browser's own paste is right, wherever the cursor is.
    if (addresses.length === 0 || (addresses.length === 1 && addresses[0] === text.trim())) return
    event.preventDefault()
    const spread = spreadOver(fields, position, addresses, LIMITS.manualInvites)
    change(spread.fields)
    onLeftOver(spread.leftOver)
    focusField(Math.min(position + addresses.length, spread.fields.length) - 1)
  }

  return (
    <div className={classes.fields} ref={list}>
      {fields.map((field, position) => (
        <TextInput
          key={position}
          size="sm"
          label={t('add.field', { number: position + 1 })}
          type="email"
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={LIMITS.email}
          value={field}
          error={faults.get(position) ?? (isEmpty && position === 0 && t('add.empty'))}
          data-autofocus={position === 0 || undefined}
          onChange={(event) => onChange(fields.with(position, event.currentTarget.value))}
          onKeyDown={(event) => onEnter(event, position)}
          onPaste={(event) => onPaste(event, position)}
        />
      ))}
      {mayGrow && (
        <Button
          variant="subtle"
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={grow}
          className={classes.another ?? ''}
        >
          {t('add.another')}
        </Button>
      )}
    </div>
  )
}
