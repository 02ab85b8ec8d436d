import type {
  ForgotPasswordBody,
  RegisterBody,
  ResetPasswordBody,
  SignInBody,
  TokenBody,
} from '@rollcall/contract'
import { LIMITS } from '@rollcall/contract'
import Joi from 'joi'
import { email, locale, name, password, timeZone, token } from '../../core/schemas.ts'

export const registerBody = Joi.object<RegisterBody, true>({
  name: name(LIMITS.name).required(),
  email: email().required(),
  password: password().required(),
  organizationName: name(LIMITS.organizationName).required(),
  timeZone: timeZone().required(),
  locale: locale(),
})

export const signInBody = Joi.object<SignInBody, true>({
  email: email().required(),
  password: password().required(),
})

export const tokenBody = Joi.object<TokenBody, true>({ token: token().required() })

export const forgotPasswordBody = Joi.object<ForgotPasswordBody, true>({ email: email().required() })

export const resetPasswordBody = Joi.object<ResetPasswordBody, true>({
  token: token().required(),
  password: password().required(),
})
