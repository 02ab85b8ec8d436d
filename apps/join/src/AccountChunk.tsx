import type { ReactNode } from 'react'
import { useLoad } from './load.ts'
import { Wait } from './parts/Page.tsx'
import { Trouble } from './parts/Trouble.tsx'

const load = () => import('./account-pages.tsx')

/** Shows something of the account's code, which is fetched when somebody first needs it: few do more than look at an invitation. */
export function AccountChunk({
  children,
}: {
  children: (pages: Awaited<ReturnType<typeof load>>) => ReactNode
}) {
  const { data, problem } = useLoad(load)
  if (data) return children(data)
  return problem ? <Trouble problem={problem} retry={() => location.reload()} /> : <Wait />
}
