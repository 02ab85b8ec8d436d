import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId, useState } from 'react'
import { useAccountText } from '../account-text.ts'
import type { FieldState } from '../form.ts'

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string
  hint?: string | undefined
  field?: FieldState
  /** A control inside the box, after the text. */
  inside?: ReactNode
}

/** One input with its label, a hint, and its fault where there is one. */
export function Field({ label, hint, field, inside, ...input }: FieldProps) {
  const id = useId()
  const fault = field?.fault
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="box">
        <input
          id={id}
          name={field?.name}
          required={!input.readOnly}
          aria-invalid={Boolean(fault)}
          aria-describedby={fault || hint ? `${id}d` : undefined}
          {...input}
        />
        {inside}
      </div>
      <p id={`${id}d`} className={fault ? 'fault' : 'hint'}>
        {fault ?? hint}
      </p>
    </div>
  )
}

/** One choice among a few, in the same frame. */
export function SelectField({
  label,
  field,
  children,
  ...select
}: { label: string; field: FieldState } & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="box">
        <select id={id} name={field.name} {...select}>
          {children}
        </select>
      </div>
    </div>
  )
}

/** The email address: typed, or fixed to the one that was invited. */
export function EmailField({ field, ...input }: { field?: FieldState } & Omit<FieldProps, 'label'>) {
  return (
    <Field
      label={useAccountText().form.email}
      type="email"
      autoComplete="email"
      inputMode="email"
      maxLength={254}
      {...(field && { field })}
      {...input}
    />
  )
}

/** A password that can be looked at. `fresh`: one that is being chosen, with its rule. */
export function PasswordField({
  field,
  fresh = 0,
  label,
}: {
  field: FieldState
  fresh?: number
  label?: string
}) {
  const { form } = useAccountText()
  const [shown, setShown] = useState(false)
  return (
    <Field
      field={field}
      label={label ?? form.password}
      hint={fresh ? form.passwordHint(fresh) : undefined}
      type={shown ? 'text' : 'password'}
      autoComplete={fresh ? 'new-password' : 'current-password'}
      autoCapitalize="none"
      spellCheck={false}
      maxLength={128}
      inside={
        <button
          type="button"
          className="quiet"
          aria-label={shown ? form.hide : form.show}
          onClick={() => setShown(!shown)}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path
              d={`M2.5 12Q12 1 21.5 12Q12 23 2.5 12zM12 9a3 3 0 1 1 0 6a3 3 0 0 1 0-6z${shown ? 'M4 20 20 4' : ''}`}
            />
          </svg>
        </button>
      }
    />
  )
}
