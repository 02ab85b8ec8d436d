import { AppError } from '../../core/errors.ts'

/** Throws `registration_closed` where new organizations come from the operator only (the setting REGISTRATION). */
export function requireRegistration(isOpen: boolean): void {
  if (isOpen) return
  throw new AppError(
    'registration_closed',
    'New organizations cannot register here. Ask the operator of this installation.',
  )
}
