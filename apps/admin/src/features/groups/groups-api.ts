import type { GroupDto, GroupStatus } from '@rollcall/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'

export interface GroupValues {
  name: string
  status: GroupStatus
  trainingIds: string[]
}

/** Makes a group, or changes `existing` into what the form says. */
export function useSaveGroup(existing: GroupDto | null) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (values: GroupValues) =>
      existing === null ? call('POST /groups', { body: values }) : change(existing, values),
    // Also after a failure: of the two calls that a change needs, the first may have been made.
    onSettled: refresh,
  })
}

/** Deletes a group; refused when it was ever used for an invite. */
export function useDeleteGroup() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => call('DELETE /groups/:id', { params: { id } }),
    onSuccess: refresh,
  })
}

async function change(existing: GroupDto, { name, status, trainingIds }: GroupValues): Promise<GroupDto> {
  const params = { id: existing.id }
  const renamed = await call('PATCH /groups/:id', { params, body: { name, status } })
  const before = existing.trainings.map((training) => training.id)
  const isSame = before.length === trainingIds.length && before.every((id) => trainingIds.includes(id))
  return isSame ? renamed : call('PUT /groups/:id/trainings', { params, body: { trainingIds } })
}

function useRefresh() {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: keys.groups(orgId) })
}
