import { ERROR_STATUS, type ErrorCode } from '@rollcall/contract'
import type { MountableEndpoint } from './endpoint.ts'

/** Every code that an endpoint may answer with: what follows from its access and its input, and what it declares beyond. */
export function errorCodesOf(endpoint: MountableEndpoint): ErrorCode[] {
  const codes: ErrorCode[] = [
    ...inputErrors(endpoint),
    ...accessErrors(endpoint),
    ...endpoint.errors,
    'internal',
    'unavailable',
  ]
  return [...new Set(codes)].toSorted((one, other) => ERROR_STATUS[one] - ERROR_STATUS[other])
}

function inputErrors({ route, body, upload }: MountableEndpoint): ErrorCode[] {
  const isReading = route.startsWith('GET ')
  return [
    'invalid_input',
    ...when(route.includes(':'), ['not_found']),
    ...when(!isReading, ['foreign_origin', 'malformed_json', 'unsupported_media_type', 'payload_too_large']),
    ...when(body !== undefined || upload !== undefined, ['invalid_input']),
  ]
}

function accessErrors({ route, access, showsSecret }: MountableEndpoint): ErrorCode[] {
  switch (access.kind) {
    case 'anyone':
      return []
    case 'user':
    case 'operator':
      return ['not_authenticated', 'forbidden']
    case 'org':
      return [
        'not_authenticated',
        'forbidden',
        'not_found',
        ...when(!access.inPerson, ['rate_limited']),
        ...when(access.premium, ['subscription_required']),
        ...when(!route.includes(':orgId'), ['org_required']),
        ...when(route.startsWith('PATCH '), ['precondition_failed']),
        ...when(route.startsWith('POST ') && !showsSecret, ['key_reused', 'call_in_progress']),
      ]
    default:
      return access satisfies never
  }
}

function when(isSo: boolean, codes: ErrorCode[]): ErrorCode[] {
  return isSo ? codes : []
}
