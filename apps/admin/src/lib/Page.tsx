import { Text, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router-dom'
import classes from './Page.module.css'
import { usePageTitle } from './page-title.ts'

interface PageProps {
  title: string
  /** What the browser's tab says, where it is more than the title. */
  documentTitle?: string
  lead?: ReactNode
  /** Buttons at the top right. */
  actions?: ReactNode
  children: ReactNode
}

/** One screen inside the shell: names the document, and moves the focus to its heading when one comes from elsewhere. */
export function Page({ title, documentTitle = title, lead, actions, children }: PageProps) {
  usePageTitle(documentTitle)
  const heading = useFocusOnArrival()
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <div>
          <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text c="dimmed" mt={4} maw={640}>
              {lead}
            </Text>
          )}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  )
}

/** Gives a ref for the heading of a screen: it gets the focus, except on the very first screen of a visit. */
export function useFocusOnArrival() {
  const heading = useRef<HTMLHeadingElement>(null)
  const { key } = useLocation()
  const isFirst = useRef(key === 'default')
  useEffect(() => {
    if (isFirst.current) return
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}
