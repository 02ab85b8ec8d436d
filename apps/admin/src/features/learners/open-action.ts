/** What can be done to one learner in a dialog. */
export const LEARNER_ACTIONS = [
  'mend',
  'change_time',
  'invite_again',
  'location',
  'groups',
  'assign',
  'archive',
] as const
export type LearnerAction = (typeof LEARNER_ACTIONS)[number]

/** The dialog that is open, and whom it is about. */
export interface OpenAction {
  action: LearnerAction
  learnerId: string
}

/** Reads from the address which dialog is open: `archive.<id>`. */
export function readAction(value: string | null): OpenAction | null {
  const [name, learnerId] = (value ?? '').split('.', 2)
  const action = LEARNER_ACTIONS.find((known) => known === name)
  return action === undefined || !learnerId ? null : { action, learnerId }
}

export function writeAction({ action, learnerId }: OpenAction): string {
  return `${action}.${learnerId}`
}
