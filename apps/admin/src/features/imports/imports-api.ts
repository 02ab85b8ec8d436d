import type { ImportDto, TemplateQuery } from '@rollcall/contract'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call, download } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { tellDone, tellFailed } from '../../lib/notices.ts'
import { useOrganization } from '../../lib/organization.ts'
import { problemText } from '../../lib/problem.ts'
import { saveFile } from '../../lib/save-file.ts'
import { lookAgainIn } from './import-states.ts'

/** The imports, newest first. */
export function useImports() {
  const { orgId } = useOrganization()
  return useInfiniteQuery({
    queryKey: [...keys.imports(orgId), 'all'],
    queryFn: ({ pageParam }) =>
      call('GET /imports', { query: { limit: 25, ...(pageParam === null ? {} : { cursor: pageParam }) } }),
    initialPageParam: nothing(),
    getNextPageParam: ({ next }) => next,
  })
}

function nothing(): string | null {
  return null
}

/** One import; while something goes on in it, how far that is. */
export function useImport(id: string) {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: keys.import(orgId, id),
    queryFn: () => call('GET /imports/:id', { params: { id } }),
    refetchInterval: ({ state: { data } }) => (data === undefined ? false : lookAgainIn(data)),
    // Each answer stays the one that carries the name of its state.
    structuralSharing: false,
  })
}

/** The first rows of a file as they stand there. Another reading may bring others. */
export function useTop({ id, version }: Pick<ImportDto, 'id' | 'version'>) {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: [...keys.import(orgId, id), 'top', version],
    queryFn: () => call('GET /imports/:id/top', { params: { id } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Sends a file. Nobody is invited by that. */
export function useUpload() {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (file: File) => call('POST /imports', { file }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [...keys.imports(orgId), 'all'] }),
  })
}

/** Saves the file to fill in. */
export function useTemplate() {
  return useSaved((format: NonNullable<TemplateQuery['format']>) =>
    download('GET /imports/template', { query: { format } }),
  )
}

/** Saves the rows that need work, each with the reason. */
export function useErrorFile(id: string) {
  return useSaved((_: 'xlsx') => download('GET /imports/:id/errors', { params: { id } }))
}

function useSaved<T>(fetchFile: (asked: T) => ReturnType<typeof download>) {
  const { t } = useTranslation()
  return useMutation({
    mutationFn: fetchFile,
    onSuccess: (made) => {
      saveFile(made)
      tellDone(t('imports.saved', { file: made.fileName }))
    },
    onError: (error) => tellFailed(problemText(t, error)),
  })
}
