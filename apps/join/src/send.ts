import { useRef, useState } from 'react'

/** Something that a person sets off: it runs once at a time, and what went wrong is kept to be shown. */
export interface Send {
  busy: boolean
  problem: Error | null
  send: () => Promise<void>
}

/** Runs `work` when sent. A second press meanwhile does nothing. */
export function useSend(work: () => Promise<unknown>): Send {
  const running = useRef(false)
  const [state, setState] = useState<{ busy: boolean; problem: Error | null }>({ busy: false, problem: null })

  async function send(): Promise<void> {
    if (running.current) return
    running.current = true
    setState({ busy: true, problem: null })
    const problem = await work().then(
      () => null,
      (reason) => (reason instanceof Error ? reason : new Error(String(reason))),
    )
    running.current = false
    setState({ busy: false, problem })
  }

  return { ...state, send }
}
