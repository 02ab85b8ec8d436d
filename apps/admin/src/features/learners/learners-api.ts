import type { LearnerDto, Page } from '@rollcall/contract'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'
import { type LearnerList, toQuery } from './learner-list.ts'

const WATCH_EVERY_MS = 2000

/** One page of learners. While a mail of theirs is on its way it is asked for again, so that Pending shows by itself. */
export function useLearners(list: LearnerList) {
  const { orgId } = useOrganization()
  const query = toQuery(list)
  return useQuery({
    queryKey: [...keys.learners(orgId), 'list', query],
    queryFn: () => call('GET /learners', { query }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (hasMailOnItsWay(state.data) ? WATCH_EVERY_MS : false),
  })
}

export function useLearner(id: string) {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: [...keys.learners(orgId), 'one', id],
    queryFn: () => call('GET /learners/:id', { params: { id } }),
    refetchInterval: ({ state }) => (state.data && isOnItsWay(state.data) ? WATCH_EVERY_MS : false),
  })
}

/** The trainings that the organization gave a learner. */
export function useAssignments(learnerId: string) {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: keys.assignments(orgId, learnerId),
    queryFn: () => call('GET /assignments', { query: { learnerId } }),
  })
}

/** Sends the mail of an open invite again. */
export function useResend() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => call('POST /invites/:id/resend', { params: { id } }),
    onSettled: refresh,
  })
}

/** Takes an open invite back. */
export function useCancel() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => call('POST /invites/:id/cancel', { params: { id } }),
    onSettled: refresh,
  })
}

function useRefresh() {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: keys.learners(orgId) })
}

function hasMailOnItsWay(page: Page<LearnerDto> | undefined): boolean {
  return page?.items.some(isOnItsWay) ?? false
}

function isOnItsWay({ status, delivery }: LearnerDto): boolean {
  return status === 'prospect' && (delivery?.state === 'queued' || delivery?.state === 'sent')
}
