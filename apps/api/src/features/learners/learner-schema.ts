import {
  type AddToGroupBody,
  type AssignToManyBody,
  type AssignTrainingBody,
  type ExportLearnersQuery,
  LEARNER_SORTS,
  type LearnerFilter,
  LIMITS,
  type ListAssignmentsQuery,
  type ListLearnersQuery,
  type Selection,
  type SetLearnerGroupsBody,
  type UpdateLearnerBody,
} from '@rollcall/contract'
import Joi from 'joi'
import { id, ids, instant, name, paging } from '../../core/schemas.ts'
import { TABLE_FORMATS } from '../../core/spreadsheet-writer.ts'
import { filterFields, oneSelection, selectionFields } from './selection-schema.ts'

const sort = () => Joi.string().valid(...LEARNER_SORTS)

export const listQuery = Joi.object<ListLearnersQuery, true>({
  ...paging,
  ...filterFields,
  updatedSince: instant(),
  sort: sort(),
})

export const countsQuery = Joi.object<LearnerFilter, true>(filterFields)

export const exportQuery = Joi.object<ExportLearnersQuery, true>({
  ...filterFields,
  format: Joi.string()
    .valid(...TABLE_FORMATS)
    .required(),
  sort: sort(),
})

export const updateLearnerBody = Joi.object<UpdateLearnerBody, true>({
  locationId: id().allow(null),
  externalId: name(LIMITS.externalId).allow(null),
}).min(1)

export const setGroupsBody = Joi.object<SetLearnerGroupsBody, true>({
  groupIds: ids(LIMITS.groupsOfLearner).required(),
})

const assignment = { trainingId: id().required(), dueAt: instant().allow(null) }

export const assignTrainingBody = Joi.object<AssignTrainingBody, true>(assignment)

export const archiveBody = oneSelection(Joi.object<Selection, true>(selectionFields))

export const addToGroupBody = oneSelection(
  Joi.object<AddToGroupBody, true>({ ...selectionFields, groupId: id().required() }),
)

export const assignToManyBody = oneSelection(
  Joi.object<AssignToManyBody, true>({ ...selectionFields, ...assignment }),
)

export const assignmentsQuery = Joi.object<ListAssignmentsQuery, true>({ learnerId: id().required() })
