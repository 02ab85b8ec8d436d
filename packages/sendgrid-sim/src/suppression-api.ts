import { type Reply, refusal } from './replies.ts'
import { type SuppressionLists, toListNames } from './suppression-lists.ts'

const GLOBAL = /^\/v3\/asm\/suppressions\/global\/([^/]+)$/
const LIST = /^\/v3\/suppression\/([a-z_]+)\/([^/]+)$/

/** Looking an address up in the lists of suppressed addresses, and taking it off them. Null: it is about something else. */
export function answerSuppressions(method: string, path: string, lists: SuppressionLists): Reply | null {
  const [, globalAddress] = GLOBAL.exec(path) ?? []
  const [, name = '', listAddress] = LIST.exec(path) ?? []
  const [list] = globalAddress ? toListNames(['unsubscribes']) : toListNames([name])
  const address = decodeURIComponent(globalAddress ?? listAddress ?? '')
  if (!list || address === '') return null
  if (method === 'DELETE')
    return lists.lift(list, address) ? { status: 204 } : refusal(404, 'resource not found')
  if (method === 'GET') return { status: 200, body: lists.has(list, address) ? [{ email: address }] : [] }
  return refusal(405, 'method not allowed')
}
