import type {
  AssignTrainingBody,
  InviteAgainBody,
  LearnerDto,
  LocationDto,
  Notify,
  Page,
} from '@rollcall/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'
import { useRefreshLearners } from './learners-api.ts'

/** Sends the mail of an open invite again. */
export function useResend() {
  const onSettled = useRefreshLearners()
  return useMutation({
    mutationFn: (id: string) => call('POST /invites/:id/resend', { params: { id } }),
    onSettled,
  })
}

/** Takes an open invite back. */
export function useCancel() {
  const onSettled = useRefreshLearners()
  return useMutation({
    mutationFn: (id: string) => call('POST /invites/:id/cancel', { params: { id } }),
    onSettled,
  })
}

/** Lets the mail of an open invite leave at another time. */
export function useReschedule() {
  const onSettled = useRefreshLearners()
  return useMutation({
    mutationFn: ({ inviteId, notify }: { inviteId: string; notify: Notify }) =>
      call('PATCH /invites/:id', { params: { id: inviteId }, body: { notify } }),
    onSettled,
  })
}

/** Puts the right address into an open invite, which then goes out again. */
export function useMendAddress() {
  const onSettled = useRefreshLearners()
  return useMutation({
    mutationFn: ({ inviteId, email }: { inviteId: string; email: string }) =>
      call('PATCH /invites/:id', { params: { id: inviteId }, body: { email } }),
    onSettled,
  })
}

/** Invites somebody whose last invite has ended. */
export function useInviteAgain(learnerId: string) {
  const onSettled = useRefreshLearners()
  return useMutation({
    mutationFn: (body: InviteAgainBody) =>
      call('POST /learners/:id/invite', { params: { id: learnerId }, body }),
    onSettled,
  })
}

/** Disconnects an active learner from the organization. */
export function useArchive() {
  const onSettled = useRefreshLearners()
  return useMutation({
    mutationFn: (id: string) => call('POST /learners/:id/archive', { params: { id } }),
    onSettled,
  })
}

/** Puts an active learner into exactly these groups. */
export function useSetGroups(learnerId: string) {
  const onSettled = useRefreshLearners()
  return useMutation({
    mutationFn: (groupIds: string[]) =>
      call('PUT /learners/:id/groups', { params: { id: learnerId }, body: { groupIds } }),
    onSettled,
  })
}

/** Gives an active learner a training. */
export function useAssign(learnerId: string) {
  const onSettled = useRefreshLearners()
  return useMutation({
    mutationFn: (body: AssignTrainingBody) =>
      call('POST /learners/:id/assignments', { params: { id: learnerId }, body }),
    onSettled,
  })
}

interface NewLocation {
  learner: LearnerDto
  location: LocationDto | null
}

/** Says where a learner works. The list shows it at once, and takes it back if the server refuses. */
export function useSetLocation() {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  const onSettled = useRefreshLearners()
  const lists = { queryKey: [...keys.learners(orgId), 'list'] }
  return useMutation({
    mutationFn: ({ learner, location }: NewLocation) =>
      call('PATCH /learners/:id', { params: { id: learner.id }, body: { locationId: location?.id ?? null } }),
    onMutate: async ({ learner, location }) => {
      await queries.cancelQueries(lists)
      const before = queries.getQueriesData<Page<LearnerDto>>(lists)
      queries.setQueriesData<Page<LearnerDto>>(lists, (page) => page && moved(page, learner.id, location))
      return { before }
    },
    onError: (_error, _wanted, context) => {
      for (const [key, page] of context?.before ?? []) queries.setQueryData(key, page)
    },
    onSettled,
  })
}

function moved(page: Page<LearnerDto>, learnerId: string, location: LocationDto | null): Page<LearnerDto> {
  return { ...page, items: page.items.map((one) => (one.id === learnerId ? { ...one, location } : one)) }
}
