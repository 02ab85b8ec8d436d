import { ApiError } from '@rollcall/client'
import type { AcceptedDto, InvitationDto, OpenedInvitationDto } from '@rollcall/contract'
import { useState } from 'react'
import { call, isProblem } from './api.ts'
import type { Loaded } from './load.ts'
import { replacePlace } from './place.ts'
import { useSend } from './send.ts'
import { dropToken, heldToken } from './token.ts'

/** What came of an invitation on this page. */
type Outcome =
  | { how: 'joined'; accepted: AcceptedDto }
  | { how: 'declined' | 'notMe'; invitation: InvitationDto }

/** The answers that a person can give to the invitation that was opened, and what came of the one that was given. */
export function useAnswers(opened: Loaded<OpenedInvitationDto>) {
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const params = { token: heldToken('i') ?? '' }

  const accept = useSend(async () => {
    // The invitation that was shown is the one that is accepted, not whatever the token says by now.
    const id = opened.data?.id ?? ''
    const accepted = await call('POST /join/me/invites/:id/accept', { params: { id } }).catch(refused)
    dropToken('i')
    end({ how: 'joined', accepted })
  })
  const decline = useSend(async () => {
    const invitation = await call('POST /join/invites/:token/decline', { params }).catch(refused)
    end({ how: 'declined', invitation })
  })
  const notMe = useSend(async () => {
    const invitation = await call('POST /join/invites/:token/not-me', { params }).catch(refused)
    end({ how: 'notMe', invitation })
  })
  const takeBack = useSend(async () => {
    const invitation = await call('POST /join/invites/:token/take-back', { params }).catch(refused)
    setOutcome(null)
    opened.change({ ...invitation, signedInAs: opened.data?.signedInAs ?? null })
    replacePlace('/i')
  })

  function end(how: Outcome): void {
    setOutcome(how)
    replacePlace('/i', 'done')
  }

  // A refusal says that what is shown is out of date: it ended meanwhile, or somebody else is signed in by now.
  function refused(problem: Error): never {
    if (
      problem instanceof ApiError &&
      problem.status < 500 &&
      !isProblem(problem, 'rate_limited', 'network')
    ) {
      setOutcome(null)
      opened.reload()
    }
    throw problem
  }

  return { outcome, accept, decline, notMe, takeBack }
}
