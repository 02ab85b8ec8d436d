import { GROUP_STATUSES, type GroupDto } from '@rollcall/contract'
import Joi from 'joi'
import { anId, aText, aTime, dto, oneOf, pageOf } from '../../core/replies.ts'

export const groupReply = dto<GroupDto>(
  {
    id: anId(),
    name: aText(),
    status: oneOf(GROUP_STATUSES).description('Only an active group can be invited to'),
    trainings: Joi.array()
      .items(dto<GroupDto['trainings'][number]>({ id: anId(), title: aText() }))
      .description('What is assigned to whoever comes into the group'),
    createdAt: aTime(),
  },
  'Group',
)

export const groupsReply = pageOf(groupReply)
