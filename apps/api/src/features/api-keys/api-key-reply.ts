import { type ApiKeyDto, KEY_SCOPES, type NewApiKeyDto } from '@rollcall/contract'
import Joi from 'joi'
import { anId, aText, aTime, dto, oneOf } from '../../core/replies.ts'

const fields = {
  id: anId(),
  name: aText(),
  prefix: aText().description('The beginning of the key, by which people recognize it'),
  scopes: Joi.array().items(oneOf(KEY_SCOPES)),
  createdAt: aTime(),
  createdBy: aText().allow(null),
  expiresAt: aTime().allow(null),
  lastUsedAt: aTime().allow(null),
}

export const apiKeyReply = dto<ApiKeyDto>(fields, 'ApiKey')

export const newApiKeyReply = dto<NewApiKeyDto>(
  {
    ...fields,
    key: aText().description('The key itself. No other answer holds it: keep it now'),
  },
  'NewApiKey',
)
