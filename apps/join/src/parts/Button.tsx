import type { ReactNode } from 'react'

interface ButtonProps {
  /** Without it, the button sends its form. */
  onPress?: () => unknown
  /** `plain`: a quiet one that looks like a link. */
  kind?: 'primary' | 'second' | 'danger' | 'plain'
  busy?: boolean
  /** What a screen reader says, where the words alone do not name the thing. It begins with them. */
  label?: string
  children: ReactNode
}

/** A button that shows when it is at work. It keeps the focus meanwhile, which a disabled one would lose. */
export function Button({ onPress, kind = 'primary', busy = false, label, children }: ButtonProps) {
  return (
    <button
      type={onPress ? 'button' : 'submit'}
      className={kind === 'plain' ? kind : `button ${kind}`}
      aria-label={label}
      aria-disabled={busy}
      aria-busy={busy}
      onClick={() => busy || onPress?.()}
    >
      {children}
    </button>
  )
}
