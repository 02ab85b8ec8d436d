import type { ReactNode } from 'react'

interface ButtonProps {
  /** Without it, the button sends its form. */
  onPress?: () => unknown
  kind?: 'primary' | 'second' | 'danger'
  busy?: boolean
  children: ReactNode
}

/** A button that shows when it is at work. It keeps the focus meanwhile, which a disabled one would lose. */
export function Button({ onPress, kind = 'primary', busy = false, children }: ButtonProps) {
  return (
    <button
      type={onPress ? 'button' : 'submit'}
      className={`button ${kind}`}
      aria-disabled={busy}
      aria-busy={busy}
      onClick={() => busy || onPress?.()}
    >
      {children}
    </button>
  )
}
