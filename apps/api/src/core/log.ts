import { type Logger, pino } from 'pino'

export type Log = Logger

/** One JSON line an event, without what could identify a person or open a link. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    hooks: {
      logMethod(args, method) {
        const [first, ...rest] = args
        method.apply(this, [typeof first === 'string' ? mask(first) : first, ...rest])
      },
    },
    serializers: { err: toMaskedError },
  })
}

const ADDRESS = /([A-Za-z0-9])[A-Za-z0-9!#$%&'*+=?^_`{|}~.-]*@([A-Za-z0-9.-]+)/g
const LONG_SECRET = /rk_live_[A-Za-z0-9_-]*|[A-Za-z0-9_-]{40,}/g

/** `ann@acme.org` becomes `a***@acme.org`; tokens, keys and hashes become `***`. */
export function mask(text: string): string {
  return text.replace(ADDRESS, '$1***@$2').replace(LONG_SECRET, '***')
}

function toMaskedError(error: Error): object {
  const code = 'code' in error ? error.code : undefined
  return { name: error.name, code, message: mask(error.message), stack: mask(error.stack ?? '') }
}
