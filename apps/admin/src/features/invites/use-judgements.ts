import { useDebouncedValue } from '@mantine/hooks'
import type { InviteItemDto } from '@rollcall/contract'
import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'
import { askTogether } from './ask-together.ts'
import { type AddressNote, addressesToJudge, notesFor } from './judgement.ts'

const PAUSE_IN_TYPING_MS = 350
const STAYS_TRUE_MS = 60_000

/**
 * What the server says of each address, while it is typed. Only what is new or changed is asked, and nothing waits for the
 * answer: without one there is no note, and inviting says the same.
 */
export function useJudgements(
  groupId: string | null,
  fields: string[],
  focused: number | null,
): Map<number, AddressNote> {
  const { orgId } = useOrganization()
  const judge = useMemo(() => askTogether((emails) => judgeAll(groupId ?? '', emails)), [groupId])
  const wanted = groupId === null ? [] : addressesToJudge(fields, focused)
  // As one string: a list would be another one at each rendering, and never rest.
  const [settled] = useDebouncedValue(wanted.join('\n'), PAUSE_IN_TYPING_MS)
  const asked = settled === '' ? [] : settled.split('\n')
  const answers = useQueries({
    queries: asked.map((email) => ({
      queryKey: keys.judgement(orgId, groupId ?? '', email),
      queryFn: () => judge(email),
      staleTime: STAYS_TRUE_MS,
      retry: false,
    })),
  })
  return notesFor(fields, toJudged(asked, answers))
}

async function judgeAll(groupId: string, emails: string[]): Promise<InviteItemDto[]> {
  const { items } = await call('POST /invites/judge', { body: { groupId, emails } })
  return items
}

function toJudged(
  asked: string[],
  answers: UseQueryResult<InviteItemDto>[],
): Map<string, InviteItemDto | null> {
  const judged = new Map<string, InviteItemDto | null>()
  asked.forEach((email, position) => {
    const answer = answers[position]
    if (answer !== undefined && !answer.isError) judged.set(email, answer.data ?? null)
  })
  return judged
}
