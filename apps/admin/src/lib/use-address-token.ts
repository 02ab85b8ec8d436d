import { useEffect, useState } from 'react'
import { useParams } from 'react-router-dom'

/**
 * The token of the link that was opened, kept in memory only: it leaves the address bar, so that it is neither seen
 * there nor kept in the history. Null where the link is incomplete.
 */
export function useAddressToken(pathWithout: string): string | null {
  const params = useParams<'token'>()
  const [token] = useState(params.token ?? null)
  useEffect(() => {
    const base = import.meta.env.BASE_URL.replace(/\/$/, '')
    window.history.replaceState(window.history.state, '', base + pathWithout)
  }, [pathWithout])
  return token
}
