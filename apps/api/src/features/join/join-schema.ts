import { type JoinRegisterBody, LIMITS } from '@rollcall/contract'
import Joi from 'joi'
import { locale, name, password, token } from '../../core/schemas.ts'

export const joinRegisterBody = Joi.object<JoinRegisterBody, true>({
  name: name(LIMITS.name).required(),
  password: password().required(),
  inviteToken: token().required(),
  locale: locale(),
})
