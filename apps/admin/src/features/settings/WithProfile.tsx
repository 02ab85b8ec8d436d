import type { OrgDto } from '@rollcall/contract'
import { Fragment, type ReactNode, useState } from 'react'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useProfile } from '../../lib/profile.ts'

interface WithProfileProps {
  /** Shows the profile; `reload` begins anew with what is there now. */
  children: (profile: OrgDto, reload: () => void) => ReactNode
}

/** Waits for the profile as it is now, so that no form starts from an older one. */
export function WithProfile({ children }: WithProfileProps) {
  const profile = useProfile()
  const [loads, setLoads] = useState(0)
  const reload = async () => {
    await profile.refetch()
    setLoads((before) => before + 1)
  }
  if (profile.isError) return <Failure error={profile.error} retry={() => void profile.refetch()} />
  if (!profile.isSuccess || !profile.isFetchedAfterMount) return <ListSkeleton rows={6} />
  return <Fragment key={loads}>{children(profile.data, () => void reload())}</Fragment>
}
