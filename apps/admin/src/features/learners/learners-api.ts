import type { LearnerDto, Page } from '@rollcall/contract'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'
import { type LearnerList, toFilter, toQuery } from './learner-list.ts'

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

/** How many learners the list has on all its pages, and how many of the whole roster have which status. */
export function useLearnerCounts(list: LearnerList, isMoving: boolean) {
  const { orgId } = useOrganization()
  const query = toFilter(list)
  return useQuery({
    queryKey: [...keys.learners(orgId), 'counts', query],
    queryFn: () => call('GET /learners/counts', { query }),
    placeholderData: keepPreviousData,
    refetchInterval: isMoving ? WATCH_EVERY_MS : false,
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

/** Everything that is on record of a learner; asked for again whenever the learner has changed. */
export function useTimeline({ id, updatedAt, delivery }: LearnerDto) {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: [...keys.learners(orgId), 'timeline', id, updatedAt, delivery?.at],
    queryFn: async () => {
      const reply = await call('GET /learners/:id/timeline', { params: { id } })
      return 'items' in reply ? reply.items : []
    },
    placeholderData: keepPreviousData,
  })
}

/** Lets everything that shows learners ask anew. Nobody waits for it: what was done is done. */
export function useRefreshLearners() {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: ['org', orgId] })
  }
}

/** Whether a mail of somebody on this page is on its way. */
export function hasMailOnItsWay(page: Page<LearnerDto> | undefined): boolean {
  return page?.items.some(isOnItsWay) ?? false
}

function isOnItsWay({ status, notifyAt, delivery }: LearnerDto): boolean {
  if (status !== 'prospect' || notifyAt === null) return false
  return delivery?.state === 'queued' || delivery?.state === 'sent'
}
