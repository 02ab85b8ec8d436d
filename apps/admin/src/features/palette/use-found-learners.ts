import { useDebouncedValue } from '@mantine/hooks'
import { LIMITS } from '@rollcall/contract'
import { IconUser } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'
import { paths } from '../../lib/paths.ts'
import type { Entry } from './entries.ts'

const FEWEST_LETTERS = 2
const MOST_FOUND = 6
const TYPING_PAUSE_MS = 200

/** The learners whose address or name holds what was typed, asked for when the typing pauses. */
export function useFoundLearners(typed: string): { entries: Entry[]; isSearching: boolean } {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { orgId } = useOrganization()
  const wanted = typed.trim().slice(0, LIMITS.search)
  const [q] = useDebouncedValue(wanted, TYPING_PAUSE_MS)
  const isAsked = q.length >= FEWEST_LETTERS
  const found = useQuery({
    queryKey: [...keys.learners(orgId), 'find', q],
    queryFn: () => call('GET /learners', { query: { q, limit: MOST_FOUND, sort: 'email' } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  const isWanted = isAsked && wanted.length >= FEWEST_LETTERS
  const entries = (isWanted ? (found.data?.items ?? []) : []).map(({ id, email, name, status }) => ({
    id,
    kind: 'learner' as const,
    label: email,
    hint: [name, t(`status.${status}.word`)].filter((part) => part !== null).join(' · '),
    icon: IconUser,
    run: () => navigate(`${paths.learners}?learner=${id}`),
  }))
  const isSearching = wanted.length >= FEWEST_LETTERS && (wanted !== q || found.isFetching)
  return { entries, isSearching }
}
