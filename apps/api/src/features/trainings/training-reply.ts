import type { CatalogueTrainingDto, TrainingDto } from '@rollcall/contract'
import Joi from 'joi'
import { aCount, anId, aText, dto, pageOf } from '../../core/replies.ts'

const fields = {
  id: anId(),
  title: aText().description('Exact: a training is known by it'),
  description: aText(),
  minutes: aCount(),
}

export const trainingsReply = pageOf(dto<TrainingDto>(fields, 'Training'))

export const catalogueReply = pageOf(
  dto<CatalogueTrainingDto>(
    { ...fields, offered: Joi.boolean().description('Whether your organization offers it') },
    'CatalogueTraining',
  ),
)
