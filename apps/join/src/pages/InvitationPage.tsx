import { ApiError } from '@rollcall/client'
import type { AcceptedDto, InvitationDto } from '@rollcall/contract'
import { useState } from 'react'
import { AccountChunk } from '../AccountChunk.tsx'
import { call, isProblem } from '../api.ts'
import { useLoad } from '../load.ts'
import { Wait } from '../parts/Page.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { replacePlace } from '../place.ts'
import { useSend } from '../send.ts'
import { useText } from '../text.ts'
import { dropToken, heldToken } from '../token.ts'
import { ClosedInvitation } from './ClosedInvitation.tsx'
import { DeadLink, NoInvitation } from './DeadLink.tsx'
import { DeclinePage } from './DeclinePage.tsx'
import { Joined } from './Joined.tsx'
import { OfferPage } from './OfferPage.tsx'

type Outcome = { joined: AcceptedDto } | { declined: InvitationDto }

/** An invitation opened from mail, from the offer to the answer. Opening it changes nothing. */
export function InvitationPage({ step }: { step: string }) {
  const text = useText()
  const opened = useLoad(openInvitation)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const invitation = opened.data

  const accept = useSend(() => {
    // The invitation that was shown is the one that is accepted, not whatever the token says by now.
    const params = { id: invitation?.id ?? '' }
    return call('POST /join/me/invites/:id/accept', { params }).then((joined) => end({ joined }), refused)
  })
  const decline = useSend(() => {
    const params = { token: heldToken('i') ?? '' }
    return call('POST /join/invites/:token/decline', { params }).then(
      (declined) => end({ declined }),
      refused,
    )
  })

  function end(how: Outcome): void {
    dropToken('i')
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
      opened.reload()
    }
    throw problem
  }

  const signedInAs = invitation?.signedInAs ?? null
  const mine = signedInAs?.toLowerCase() === invitation?.email.toLowerCase()

  if (outcome && 'joined' in outcome) return <Joined accepted={outcome.joined} />
  if (outcome) return <ClosedInvitation invitation={outcome.declined} state="declined" signedIn={mine} />
  if (!heldToken('i')) return <NoInvitation />
  if (isProblem(opened.problem, 'not_found', 'link_dead')) return <DeadLink />
  if (opened.problem) {
    return <Trouble title={text.offer.loadProblem} problem={opened.problem} retry={opened.reload} />
  }
  if (!invitation) return <Wait />
  if (invitation.state !== 'open') {
    return <ClosedInvitation invitation={invitation} state={invitation.state} signedIn={mine} />
  }
  const change = (email: string | null) => opened.change({ ...invitation, signedInAs: email })
  if (step === 'decline') return <DeclinePage invitation={invitation} decline={decline} />
  if (step === 'sign-in' && !signedInAs) {
    return (
      <AccountChunk>
        {({ SignInStep }) => <SignInStep invitation={invitation} accept={accept} signedIn={change} />}
      </AccountChunk>
    )
  }
  if (signedInAs && !mine) {
    return (
      <AccountChunk>
        {({ WrongAccountPage }) => (
          <WrongAccountPage invitation={invitation} signedInAs={signedInAs} signedOut={() => change(null)} />
        )}
      </AccountChunk>
    )
  }
  return <OfferPage invitation={invitation} signedInAs={signedInAs} accept={accept} />
}

function openInvitation() {
  return call('GET /join/invites/:token', { params: { token: heldToken('i') ?? '' } })
}
