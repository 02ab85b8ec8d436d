import {
  type ConfirmPasswordBody,
  type JoinRegisterBody,
  type JoinSignInBody,
  LIMITS,
  type UpdateMeBody,
} from '@rollcall/contract'
import Joi from 'joi'
import { email, locale, name, password, token } from '../../core/schemas.ts'

export const joinRegisterBody = Joi.object<JoinRegisterBody, true>({
  name: name(LIMITS.name).required(),
  password: password().required(),
  inviteToken: token(),
  verification: token(),
  locale: locale(),
}).xor('inviteToken', 'verification')

export const joinSignInBody = Joi.object<JoinSignInBody, true>({
  email: email().required(),
  password: password().required(),
  verification: token(),
})

export const updateMeBody = Joi.object<UpdateMeBody, true>({
  name: name(LIMITS.name),
  locale: locale(),
  password: password(),
  currentPassword: password(),
}).min(1)

export const confirmPasswordBody = Joi.object<ConfirmPasswordBody, true>({ password: password().required() })
