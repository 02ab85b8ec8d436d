import { Button } from '@mantine/core'
import { LIMITS } from '@rollcall/contract'
import { IconPlus } from '@tabler/icons-react'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { AddressField } from './AddressField.tsx'
import classes from './AddressFields.module.css'
import type { AddressNote } from './judgement.ts'
import { spreadAddresses, spreadOver } from './spread-addresses.ts'

interface AddressFieldsProps {
  fields: string[]
  /** What will come of each, by the field's position. */
  notes: ReadonlyMap<number, AddressNote>
  /** Somebody went on without any address. */
  isEmpty: boolean
  onChange: (fields: string[]) => void
  /** Addresses of a paste for which there was no field. */
  onLeftOver: (addresses: string[]) => void
  /** Which field somebody is in; null: none. */
  onFocusField: (position: number | null) => void
}

/**
 * One field a person. A paste of many addresses spreads over the fields. Enter and the arrows go from field to field; Enter in
 * an empty one goes on, for whoever has typed all there is.
 */
export function AddressFields({
  fields,
  notes,
  isEmpty,
  onChange,
  onLeftOver,
  onFocusField,
}: AddressFieldsProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const mayGrow = fields.length < LIMITS.manualInvites

  // The step took the place of another one, and the focus went with it.
  useEffect(() => {
    const inputs = [...(list.current?.querySelectorAll('input') ?? [])]
    const next = inputs.find((input) => input.value === '') ?? inputs[0]
    next?.focus()
  }, [])

  const focusField = (position: number) => list.current?.querySelectorAll('input')[position]?.focus()
  // At once, so that the field to be focused is there and fast typing does not go to the one before.
  const change = (next: string[]) => flushSync(() => onChange(next))

  const grow = () => {
    change([...fields, ''])
    focusField(fields.length)
  }
  const onKeyDown = (event: KeyboardEvent, position: number) => {
    if (event.nativeEvent.isComposing) return
    const isLast = position === fields.length - 1
    const isEnter = event.key === 'Enter' && fields[position]?.trim() !== '' && (mayGrow || !isLast)
    if (!isEnter && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    if (isEnter && isLast) grow()
    else focusField(event.key === 'ArrowUp' ? Math.max(0, position - 1) : position + 1)
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
  const onMend = (email: string, position: number) => {
    change(fields.with(position, email))
    focusField(position)
  }

  return (
    <div className={classes.fields} ref={list}>
      {fields.map((field, position) => (
        <AddressField
          key={position}
          position={position}
          value={field}
          note={notes.get(position)}
          fault={isEmpty && position === 0 ? t('add.empty') : undefined}
          onChange={(value) => onChange(fields.with(position, value))}
          onKeyDown={(event) => onKeyDown(event, position)}
          onPaste={(event) => onPaste(event, position)}
          onFocus={() => onFocusField(position)}
          onBlur={() => onFocusField(null)}
          onMend={(email) => onMend(email, position)}
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
