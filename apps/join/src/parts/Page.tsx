import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../text.ts'

interface PageProps {
  title: string
  lead?: string
  /** What stands above the heading. */
  above?: ReactNode
  children?: ReactNode
}

/** One step that a person sees: it names the tab and begins with a heading that gets the focus. */
export function Page({ title, lead, above, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Rollcall`
  }, [title])
  useEffect(() => {
    heading.current?.focus()
    scrollTo(0, 0)
  }, [])
  return (
    <>
      {above}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead && <p>{lead}</p>}
      {children}
    </>
  )
}

/** Stands in while the server is asked. */
export function Wait() {
  return (
    <p className="wait" role="status">
      {useText().wait}
    </p>
  )
}
