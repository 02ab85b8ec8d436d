import type { FieldError } from '@rollcall/contract'
import type { ObjectSchema, ValidationErrorItem } from 'joi'
import { AppError } from './errors.ts'

/** Checks a body as it is: no conversion, no unknown keys. Throws `invalid_input` with a pointer at every fault. */
export function checkBody(schema: ObjectSchema | undefined, body: unknown): unknown {
  const given = body ?? {}
  refusePrototypeKeys(given)
  refuseBrokenText(given, '')
  if (!schema) {
    if (Object.keys(given).length > 0)
      throw invalid([{ pointer: '', code: 'unknown', detail: 'This call takes no body.' }])
    return undefined
  }
  return check(schema, given, false, (path) => `/${path.join('/')}`)
}

/** Checks a query, whose values arrive as text; a parameter that is given twice is a fault. */
export function checkQuery(schema: ObjectSchema | undefined, query: unknown): unknown {
  const given = query ?? {}
  if (!schema) {
    const [name] = Object.keys(given)
    if (name !== undefined)
      throw invalid([{ pointer: `?${name}`, code: 'unknown', detail: `This call knows no ${name}.` }])
    return undefined
  }
  refuseBrokenText(given, '?')
  return check(schema, given, true, (path) => `?${path.join('.')}`)
}

/** Checks what somebody typed at a terminal, where everything is text. */
export function checkInput<T>(schema: ObjectSchema<T>, input: object): T {
  return check(schema, input, true, (path) => path.join('.'))
}

function check<T>(
  schema: ObjectSchema<T>,
  value: unknown,
  convert: boolean,
  pointer: (path: string[]) => string,
): T {
  const result = schema.validate(value, {
    abortEarly: false,
    convert,
    errors: { wrap: { label: false, array: false }, label: 'key' },
  })
  if (result.error) throw invalid(result.error.details.map((item) => toFieldError(item, pointer)))
  return result.value
}

function toFieldError(item: ValidationErrorItem, pointer: (path: string[]) => string): FieldError {
  const [, code = 'invalid'] = item.type.split('.')
  return { pointer: pointer(item.path.map(String)), code, detail: `${sentence(item.message)}.` }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function invalid(fields: FieldError[]): AppError {
  return new AppError(
    'invalid_input',
    'Some of what was sent cannot be used. Mend the parts that are named and send it again.',
    fields,
  )
}

/** Keys that reach an object's prototype have no place in any input, however deep. */
function refusePrototypeKeys(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  for (const key of Object.keys(value)) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
      throw invalid([{ pointer: `/${key}`, code: 'unknown', detail: `${key} is not allowed.` }])
    }
  }
  for (const child of Object.values(value)) refusePrototypeKeys(child)
}

/** Text that no database can keep: a NUL, or half a character. */
function refuseBrokenText(value: unknown, pointer: string): void {
  if (typeof value === 'string' && /[\0\p{Surrogate}]/u.test(value)) {
    throw invalid([
      { pointer, code: 'text', detail: 'This text has a character in it that is none. Type it anew.' },
    ])
  }
  if (typeof value !== 'object' || value === null) return
  const join = pointer === '?' ? '?' : `${pointer}/`
  for (const [key, child] of Object.entries(value)) refuseBrokenText(child, `${join}${key}`)
}
