import { Group } from '@mantine/core'
import type { LearnerDto } from '@rollcall/contract'
import { useRef } from 'react'
import { useMayWrite } from '../../lib/organization.ts'
import { InviteActions } from './InviteActions.tsx'
import { MoreMenu } from './MoreMenu.tsx'

/** All that can be done to one learner: the two most common at hand, the others in a menu. */
export function LearnerActions({ learner }: { learner: LearnerDto }) {
  const more = useRef<HTMLButtonElement>(null)
  if (!useMayWrite()) return null
  return (
    <Group gap={2} justify="flex-end" wrap="nowrap">
      <InviteActions learner={learner} onGone={() => more.current?.focus()} />
      <MoreMenu learner={learner} button={more} />
    </Group>
  )
}
