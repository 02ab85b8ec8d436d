/** What SendGrid answered to a request, or why there is no answer: all of it that may go further. */
export interface SendGridAnswer {
  /** Of the answer over HTTP; null: there was none. */
  status: number | null
  /** Without an answer: why, such as ECONNREFUSED. */
  code: string
  /** Without an answer: whether the request was surely not taken. */
  neverArrived: boolean
  faults: SendGridFault[]
  /** Until which time it wants no further request, in epoch seconds; null: it does not say. */
  resetAt: number | null
}

interface SendGridFault {
  message: string
  /** The way to what is wrong, such as `personalizations.37.to.0.email`; empty where it is nothing in particular. */
  field: string
}

const NEVER_ARRIVED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ERR_INVALID_URL|EPROTO)$/

/** Node's words for a certificate that it does not trust. */
const DISTRUST = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|ERR_SSL_)/

/**
 * What the parts of a fault say. The fault itself goes no further: it holds the API key, the addresses and the links of the whole
 * request.
 */
export function toAnswer(error: unknown): SendGridAnswer {
  const response = read(error, 'response')
  const code = String(read(error, 'code') ?? '')
  const status = Number(read(response, 'status') ?? read(error, 'code'))
  const reset = Number(read(read(response, 'headers'), 'x-ratelimit-reset'))
  return {
    status: response !== undefined && Number.isInteger(status) ? status : null,
    code: response === undefined ? code : '',
    neverArrived: response === undefined && isBeforeTheRequest(error, code),
    faults: toFaults(read(response, 'body') ?? read(response, 'data')),
    resetAt: Number.isFinite(reset) && reset > 0 ? reset : null,
  }
}

export function isDistrust(code: string): boolean {
  return DISTRUST.test(code)
}

/** A fault without a code is one of ours: the request was not even made. */
function isBeforeTheRequest(error: unknown, code: string): boolean {
  return code === '' || NEVER_ARRIVED.test(code) || isDistrust(code) || read(error, 'syscall') === 'connect'
}

/** Something between us and SendGrid may answer in its place, with a page of HTML. */
function toFaults(body: unknown): SendGridFault[] {
  const errors = read(body, 'errors')
  if (!Array.isArray(errors)) return []
  return errors.map((fault: unknown) => ({
    message: String(read(fault, 'message') ?? ''),
    field: String(read(fault, 'field') ?? ''),
  }))
}

function read(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
