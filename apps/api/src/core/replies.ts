import type {
  BoundedCount,
  CheckYourMailReply,
  DeliveryDto,
  FieldError,
  Page,
  Problem,
  TimeChoice,
} from '@rollcall/contract'
import { DELIVERY_REASONS, DELIVERY_STATES } from '@rollcall/contract'
import Joi from 'joi'
import { nameOf } from './openapi-schema.ts'

/**
 * The building blocks of what endpoints declare to answer. They document the answer, and the tests hold every real one against
 * them, so they say exactly what may come: an unknown field is a fault.
 */

/**
 * All fields of a DTO. None is ever missing: what is absent is null. With a name it is described once, and referred to wherever it
 * is part of an answer.
 */
export function dto<T extends object>(fields: Joi.StrictSchemaMap<T>, name?: string): Joi.ObjectSchema<T> {
  const schema = Joi.object<T, true>(fields).fork(Object.keys(fields), (field) => field.required())
  return name === undefined ? schema : schema.description(nameOf(name))
}

export const anId = () => Joi.string().guid({ separator: '-', wrapper: false })

/** An instant in UTC. */
export const aTime = () => Joi.string().isoDate()

/** Text of people, which may be empty. */
export const aText = () => Joi.string().allow('')

export const oneOf = (values: readonly string[]) => Joi.string().valid(...values)

export const aCount = () => Joi.number().integer().min(0)

/** What lists show of a thing that has a screen of its own. */
export const aNamedThing = () => dto<{ id: string; name: string }>({ id: anId(), name: aText() })

/** One page of a list of these. */
export const pageOf = <T extends object>(item: Joi.ObjectSchema<T>) =>
  dto<Page<T>>({
    items: Joi.array().items(item),
    next: Joi.string().allow(null).description('The cursor of the next page; null on the last'),
  })

/** A count that says "10,000+" where there are more. */
export const aBoundedCount = () => dto<BoundedCount>({ count: aCount(), more: Joi.boolean() })

/** How many there were of each of these words; words without any may be left out. */
export const countsOf = (words: readonly string[]) => Joi.object().pattern(oneOf(words), aCount())

/** The same answer for everybody: what was sent, if anything, is in the mailbox. */
export const checkYourMailReply = dto<CheckYourMailReply>({ message: aText() })

export const deliveryReply = dto<DeliveryDto>(
  {
    state: oneOf(DELIVERY_STATES),
    at: aTime(),
    reason: aText().allow(null).description('Why it did not arrive, in plain English'),
    reasonCode: oneOf(DELIVERY_REASONS).allow(null),
    answer: aText().allow(null).description('What the server said, in its own words'),
    attempts: aCount(),
    nextAttemptAt: aTime().allow(null),
    evidence: oneOf(['none', 'relay', 'mailbox', 'link']).description(
      'How sure the delivery is: a mail server on the way took it, that of the mailbox did, or its link was opened',
    ),
  },
  'Delivery',
)

/** The body of every error. */
export const problemReply = Joi.object<Problem, true>({
  type: Joi.string().required(),
  title: aText().required(),
  status: Joi.number().integer().required(),
  detail: aText().required().description('What happened and what to do next, for people'),
  code: Joi.string().required().description('What to decide by; a closed set'),
  requestId: Joi.string().required(),
  errors: Joi.array()
    .items(dto<FieldError>({ pointer: aText(), code: Joi.string(), detail: aText() }))
    .required()
    .description('Each fault of the input: a JSON pointer into the body, or `?name` for a query parameter'),
  choices: Joi.array()
    .items(dto<TimeChoice>({ at: aTime(), local: Joi.string() }))
    .description('Of a local time that is missing or doubled: what may have been meant'),
}).description(nameOf('Problem'))
