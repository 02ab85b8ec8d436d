import { useCallback, useEffect, useState } from 'react'

interface Answer<T> {
  data: T | null
  problem: Error | null
}

/** What was asked of the server: nothing yet, the answer, or what went wrong. */
export interface Loaded<T> extends Answer<T> {
  /** Asks again. An old answer stays until the new one is here, an old problem does not. */
  reload: () => void
  /** Puts in what another answer of the server has told us. */
  change: (data: T) => void
}

/** Asks when the page opens. `ask` must stay the same function: a new one asks again. */
export function useLoad<T>(ask: () => Promise<T>): Loaded<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ data: null, problem: null })
  const reload = useCallback(() => {
    let awaited = true
    setAnswer((last) => (last.problem ? { data: null, problem: null } : last))
    ask().then(
      (data) => awaited && setAnswer({ data, problem: null }),
      (problem) => awaited && setAnswer({ data: null, problem }),
    )
    return () => {
      awaited = false
    }
  }, [ask])
  useEffect(reload, [reload])
  return { ...answer, reload, change: (data) => setAnswer({ data, problem: null }) }
}
