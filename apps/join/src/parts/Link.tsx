import type { MouseEvent, ReactNode } from 'react'
import { goTo, hrefOf } from '../place.ts'

interface LinkProps {
  to: string
  step?: string
  plain?: boolean
  children: ReactNode
}

/** A link within the app. It looks like a button unless it is `plain`. */
export function Link({ to, step = '', plain = false, children }: LinkProps) {
  function follow(event: MouseEvent): void {
    // A new tab or window is the browser's business.
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    goTo(to, step)
  }
  return (
    <a href={hrefOf(to)} className={plain ? 'plain' : 'button'} onClick={follow}>
      {children}
    </a>
  )
}
