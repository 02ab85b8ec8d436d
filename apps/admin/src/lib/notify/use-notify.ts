import { ApiError } from '@rollcall/client'
import type { Notify, TimeChoice } from '@rollcall/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOrganization } from '../organization.ts'
import { fieldProblems } from '../problem.ts'
import { choiceOfTime, missingPart, NOW, type NotifyChoice, toNotify } from './notify-choice.ts'

/** What `NotifyFields` shows and changes. */
export interface NotifyState {
  choice: NotifyChoice
  change: (part: Partial<NotifyChoice>) => void
  /** What the server asked back: the times that may be meant. */
  asked: { code: 'nonexistent_time' | 'ambiguous_time'; choices: TimeChoice[] } | null
  /** What is missing, once somebody tried to go on. */
  missing: ReturnType<typeof missingPart>
  /** What else the server has against the time. */
  fault: string | null
  /** Grows with each try that failed: the field at fault then gets the focus. */
  failedTries: number
}

export interface UsedNotify extends NotifyState {
  /** The choice for the API; null when something is missing, which the fields then say. */
  read: () => Notify | null
  /** Hands over what the server answered instead of doing it. True: it is about the time, and the fields explain it. */
  refuse: (error: unknown) => boolean
}

/**
 * The choice of when mails leave: now, at a time, or on hold. A form that asks for it does this:
 *
 *     const notify = useNotify()
 *     <NotifyFields notify={notify} />
 *     <NotifyOutlook choice={notify.choice} count={12} />
 *
 *     const chosen = notify.read()
 *     if (chosen === null) return
 *     mutate({ …, notify: chosen }, { onError: notify.refuse })
 *     {error && !isAboutTime(error) && <Failure error={error} />}
 */
export function useNotify(initial: NotifyChoice = NOW): UsedNotify {
  const { t } = useTranslation()
  const { timeZone } = useOrganization()
  const [choice, setChoice] = useState(initial)
  const [refusal, setRefusal] = useState<ApiError | null>(null)
  const [isChecked, setChecked] = useState(false)
  const [failedTries, setFailedTries] = useState(0)
  const asked = askedBack(refusal)
  const missing = missingPart(choice, asked !== null)

  const change = (part: Partial<NotifyChoice>) => {
    const isOfReading = 'reading' in part
    // Another date or time is another question: what was answered to the old one is out of date.
    if (!isOfReading) setRefusal(null)
    setChecked(false)
    setChoice((now) =>
      withTime(now, { ...now, ...(isOfReading ? {} : { reading: null }), ...part }, timeZone),
    )
  }
  const read = () => {
    setChecked(true)
    if (missing !== null) {
      setFailedTries((tries) => tries + 1)
      return null
    }
    return toNotify(choice, timeZone)
  }
  const refuse = (error: unknown) => {
    if (!isAboutTime(error)) return false
    setRefusal(error)
    setChecked(false)
    setFailedTries((tries) => tries + 1)
    return true
  }
  return {
    choice,
    change,
    asked,
    missing: isChecked ? missing : null,
    fault: asked === null ? (Object.values(fieldProblems(t, refusal))[0] ?? null) : null,
    failedTries,
    read,
    refuse,
  }
}

/** Whether the server refused because of the time: `NotifyFields` says so, and nothing else needs to. */
export function isAboutTime(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false
  const [first] = error.fields
  return askedBack(error) !== null || (first?.pointer.startsWith('/notify') ?? false)
}

function askedBack(refusal: ApiError | null): NotifyState['asked'] {
  if (refusal === null || refusal.choices.length === 0) return null
  const { code, choices } = refusal
  return code === 'nonexistent_time' || code === 'ambiguous_time' ? { code, choices } : null
}

/** Whoever turns to a time for the first time finds one there. */
function withTime(before: NotifyChoice, choice: NotifyChoice, timeZone: string): NotifyChoice {
  const isFirst = choice.when === 'at' && before.when !== 'at' && choice.date === '' && choice.time === ''
  return isFirst ? choiceOfTime(timeZone, new Date()) : choice
}
