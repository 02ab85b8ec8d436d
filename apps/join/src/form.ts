import { ApiError } from '@rollcall/client'
import { LIMITS } from '@rollcall/contract'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type AccountText, useAccountText } from './account-text.ts'
import { problemText } from './api.ts'
import { useSend } from './send.ts'
import { type Text, useText } from './text.ts'

/** Judges what was typed: a sentence saying what to do about it, or nothing when it is fine. */
type Check = (value: string, text: AccountText) => string | false

/** What a field of a form needs to know to show its fault and let assistive technology find it. */
export interface FieldState {
  name: string
  fault: string | undefined
}

/**
 * A form whose fields are judged here first and by the server after: a fault that names a field (`/password`) is shown
 * at the field, any other above the button. The first field with a fault gets the focus.
 */
export function useForm<Name extends string>(
  checks: Record<Name, Check>,
  work: (typed: (name: Name) => string) => Promise<unknown>,
) {
  const text = useText()
  const accountText = useAccountText()
  const form = useRef<HTMLFormElement>(null)
  const [faults, setFaults] = useState<Record<string, string>>({})
  const typed = (name: Name) => {
    const value = form.current ? new FormData(form.current).get(name) : ''
    return typeof value === 'string' ? value : ''
  }
  const { busy, problem, send } = useSend(() => work(typed))
  const shown = { ...faults, ...fieldFaults(text, problem, checks) }

  useEffect(() => {
    if (faults || problem) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [faults, problem])

  function submit(event: FormEvent): void {
    event.preventDefault()
    const found: Record<string, string> = {}
    for (const name in checks) {
      const fault = checks[name](typed(name), accountText)
      if (fault) found[name] = fault
    }
    setFaults(found)
    if (Object.keys(found).length === 0) void send()
  }

  return {
    props: { ref: form, onSubmit: submit, noValidate: true },
    field: (name: Name): FieldState => ({ name, fault: shown[name] }),
    busy,
    problem: problem && Object.keys(shown).length === 0 ? problem : null,
  }
}

/** An address with something on both sides of its only @; the server judges the rest. */
export const checkEmail: Check = (value, text) =>
  !/^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$/.test(value) && text.form.badEmail

/** The digits of a code from a mail, with whatever between them. */
export const checkCode: Check = (value, text) =>
  value.replace(/\D/g, '').length !== LIMITS.joinCode && text.form.badCode(LIMITS.joinCode)

export const checkFilled: Check = (value, text) => !value.trim() && text.form.missing

/** A password that somebody chooses; the server also knows the common ones. */
export const checkNewPassword: Check = (value, text) =>
  value.length < LIMITS.learnerPasswordMin && text.form.tooShort(LIMITS.learnerPasswordMin)

function fieldFaults(text: Text, problem: Error | null, checks: object): Record<string, string> {
  const faults: Record<string, string> = {}
  if (!(problem instanceof ApiError)) return faults
  for (const { pointer, detail } of problem.fields) {
    const name = pointer.slice(1)
    // The server writes English, and says more than its code; in another language only the code can be translated.
    if (name in checks) faults[name] = text.locale === 'en' ? detail : problemText(text, problem)
  }
  return faults
}
