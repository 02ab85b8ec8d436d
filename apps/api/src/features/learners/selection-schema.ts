import {
  DELIVERY_STATES,
  LEARNER_STATUSES,
  type LearnerFilter,
  LIMITS,
  type Selection,
} from '@rollcall/contract'
import Joi from 'joi'
import { id, ids } from '../../core/schemas.ts'

/** What narrows the roster: the same in the query of a list and in the body of an action. */
export const filterFields: Joi.StrictSchemaMap<LearnerFilter> = {
  status: Joi.string().valid(...LEARNER_STATUSES),
  groupId: id(),
  locationId: id(),
  delivery: Joi.string().valid(...DELIVERY_STATES),
  expired: Joi.boolean(),
  q: Joi.string().max(LIMITS.search),
}

/** Whom an action is for. The body that has these fields also wants `oneSelection`. */
export const selectionFields: Joi.StrictSchemaMap<Selection> = {
  ids: ids(LIMITS.bulkIds).min(1),
  filter: Joi.object<LearnerFilter, true>(filterFields),
}

/** Either the ones that are named or all that match, never both and never nobody. */
export const oneSelection = <T extends Selection>(body: Joi.ObjectSchema<T>): Joi.ObjectSchema<T> =>
  body.xor('ids', 'filter').messages({
    'object.xor': 'Name them by ids or choose them by a filter, not both',
    'object.missing': 'Say who is meant: name them by ids, or choose them by a filter',
  })
