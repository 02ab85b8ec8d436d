import { ApiError, etagOf } from '@rollcall/client'
import type {
  ApproveImportBody,
  ImportDto,
  ImportMapping,
  MendRowBody,
  ReadingChoices,
  ReplaceCellsBody,
} from '@rollcall/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../lib/api.ts'
import { createCallKeys } from '../../lib/call-key.ts'
import { keys } from '../../lib/keys.ts'
import { tellDone, tellFailed } from '../../lib/notices.ts'
import { useOrganization } from '../../lib/organization.ts'
import { problemText } from '../../lib/problem.ts'
import { returnLostFocus } from './return-lost-focus.ts'

/** Says which column holds what; the file is read anew. */
export function useSetMapping(id: string) {
  const take = useTake(id)
  return useMutation({
    mutationFn: (columns: ImportMapping) =>
      call('PATCH /imports/:id/mapping', { params: { id }, body: { columns } }),
    onSuccess: take,
  })
}

/** Says how the file is to be read; it is read anew, and its columns are matched anew. */
export function useSetReading(id: string) {
  const take = useTake(id)
  return useMutation({
    mutationFn: (reading: ReadingChoices) =>
      call('PATCH /imports/:id/mapping', { params: { id }, body: { reading } }),
    onSuccess: take,
  })
}

/** Puts other values into one row. */
export function useMendRow(id: string) {
  const refresh = useRefresh(id)
  return useMutation({
    mutationFn: ({ number, cells }: { number: number; cells: MendRowBody['cells'] }) =>
      call('PATCH /imports/:id/rows/:number', { params: { id, number: String(number) }, body: { cells } }),
    onSettled: refresh,
  })
}

/** Puts another value into every row that has this one: into `count` rows, as far as was known. */
export function useReplace(id: string) {
  const { t } = useTranslation()
  const [callKeys] = useState(createCallKeys)
  const refresh = useRefresh(id)
  return useMutation({
    mutationFn: ({ count, ...body }: ReplaceCellsBody & { count: number }) =>
      call('POST /imports/:id/replace', {
        params: { id },
        body,
        idempotencyKey: callKeys.keyFor(body),
      }),
    // Here and not where it was pressed: that row may be gone by now.
    onSuccess: (_, { from, to, count }) => {
      callKeys.done()
      tellDone(t(from === '' ? 'imports.rows.filled' : 'imports.rows.replaced', { from, to, count }))
    },
    onError: (error) => tellFailed(problemText(t, error)),
    onSettled: refresh,
  })
}

/** Approves exactly what was looked at. A refusal because of what is new brings the new state on screen. */
export function useApprove(imported: ImportDto) {
  const [callKeys] = useState(createCallKeys)
  const { id } = imported
  const take = useTake(id)
  const refresh = useRefresh(id)
  return useMutation({
    mutationFn: (body: ApproveImportBody) =>
      call('POST /imports/:id/approve', {
        params: { id },
        body,
        ifMatch: etagOf(imported),
        idempotencyKey: callKeys.keyFor({ ...body, version: imported.version }),
      }),
    onSuccess: (reply) => {
      callKeys.done()
      return take(reply)
    },
    onError: (error) => {
      callKeys.done()
      return error instanceof ApiError && (error.status === 409 || error.status === 412)
        ? refresh()
        : undefined
    },
  })
}

/** Decides that nobody is invited. */
export function useDisapprove(id: string) {
  return useDecision(id, 'POST /imports/:id/disapprove')
}

/** Takes an import back. */
export function useUndo(id: string) {
  return useDecision(id, 'POST /imports/:id/undo')
}

function useDecision(id: string, route: 'POST /imports/:id/disapprove' | 'POST /imports/:id/undo') {
  const { t } = useTranslation()
  const take = useTake(id)
  const refresh = useRefresh(id)
  return useMutation({
    mutationFn: () => call(route, { params: { id } }),
    onSuccess: take,
    onError: (error) => {
      tellFailed(problemText(t, error))
      return refresh()
    },
  })
}

/** Shows at once what the server answered, and asks anew for all that it has an effect on. */
function useTake(id: string) {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return async (reply: ImportDto) => {
    queries.setQueryData(keys.import(orgId, id), reply)
    await Promise.all(
      [keys.imports(orgId), keys.learners(orgId), keys.outbox(orgId)].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    )
  }
}

function useRefresh(id: string) {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return async () => {
    await queries.invalidateQueries({ queryKey: keys.import(orgId, id) })
    returnLostFocus()
  }
}
