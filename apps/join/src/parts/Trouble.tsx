import { useEffect, useRef } from 'react'
import { problemText } from '../api.ts'
import { useText } from '../text.ts'
import { Button } from './Button.tsx'
import { Page } from './Page.tsx'

/** What went wrong, said where it happened, read out at once and moved into sight. */
export function Alert({ problem }: { problem: Error | null }) {
  const text = useText()
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // After the page has begun at its heading, where it begins anew.
    if (problem) setTimeout(() => place.current?.scrollIntoView({ block: 'nearest' }))
  }, [problem])
  return (
    problem && (
      <p ref={place} className="notice bad" role="alert">
        {problemText(text, problem)}
      </p>
    )
  )
}

/** A page that could not be opened: why, and another try. */
export function Trouble({ title, problem, retry }: { title?: string; problem: Error; retry: () => void }) {
  const text = useText()
  return (
    <Page title={title ?? text.troubleTitle} lead={problemText(text, problem)}>
      <Button onPress={retry}>{text.tryAgain}</Button>
    </Page>
  )
}
