import { Button, Group, Stack, Text, VisuallyHidden } from '@mantine/core'
import { type ReactNode, type SubmitEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../../lib/Failure.tsx'
import type { OwnWords } from '../../../lib/problem.ts'

interface ActionFormProps {
  /** What will happen, to whom. */
  lead: ReactNode
  confirm: string
  /** It cannot be taken back. */
  isFinal?: boolean
  isPending: boolean
  /** Null also for what the fields say themselves. */
  error: Error | null
  own?: OwnWords
  onSubmit: () => void
  onClose: () => void
  children?: ReactNode
}

const FAULTY = 'input[aria-invalid="true"], input[data-error]'

/** What every dialog of an action has: what will happen, its fields, the way out and the way on. */
export function ActionForm(props: ActionFormProps) {
  const { t } = useTranslation()
  const { lead, confirm, isFinal = false, isPending, error, own = {}, onSubmit, onClose, children } = props
  const form = useRef<HTMLFormElement>(null)
  const confirmButton = useRef<HTMLButtonElement>(null)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onSubmit()
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(FAULTY)?.focus())
  }
  useEffect(() => {
    // While it was busy, the button was switched off and lost the focus.
    if (error !== null) confirmButton.current?.focus()
  }, [error])
  // The dialog was there before its content, so it could not give the focus to what should have it.
  useEffect(() => {
    const focus = () => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    // Not before the dialog has noted where the focus was.
    const soon = requestAnimationFrame(focus)
    return () => cancelAnimationFrame(soon)
  }, [])
  return (
    <form noValidate onSubmit={submit} ref={form}>
      <VisuallyHidden role="status">{isPending && t('bulk.working')}</VisuallyHidden>
      <Stack>
        <div style={{ overflowWrap: 'anywhere' }}>
          {typeof lead === 'string' ? <Text size="sm">{lead}</Text> : lead}
        </div>
        {error !== null && <Failure error={error} own={own} />}
        {children}
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('goBack')}
          </Button>
          <Button
            ref={confirmButton}
            type="submit"
            loading={isPending}
            {...(isFinal ? { color: 'red' } : {})}
          >
            {confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
