import { AccountChunk } from '../AccountChunk.tsx'
import { useAnswers } from '../answers.ts'
import { call, isProblem } from '../api.ts'
import { useLoad } from '../load.ts'
import { Wait } from '../parts/Page.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useText } from '../text.ts'
import { heldToken } from '../token.ts'
import { OfferPage } from './OfferPage.tsx'

/** An invitation opened from mail, from the offer to the answer. Opening it changes nothing. */
export function InvitationPage({ step }: { step: string }) {
  const text = useText()
  const opened = useLoad(openInvitation)
  const { outcome, accept, decline, notMe, takeBack } = useAnswers(opened)
  const invitation = opened.data
  const signedInAs = invitation?.signedInAs ?? null
  const mine = signedInAs?.toLowerCase() === invitation?.email.toLowerCase()

  if (outcome?.how === 'joined') {
    return <AccountChunk>{({ Joined }) => <Joined accepted={outcome.accepted} />}</AccountChunk>
  }
  if (outcome) {
    const state = outcome.how === 'notMe' ? 'notMe' : 'declined'
    return (
      <AccountChunk>
        {({ ClosedInvitation }) => (
          <ClosedInvitation
            invitation={outcome.invitation}
            state={state}
            signedIn={mine}
            takeBack={takeBack}
          />
        )}
      </AccountChunk>
    )
  }
  if (!heldToken('i')) return <AccountChunk>{({ NoInvitation }) => <NoInvitation />}</AccountChunk>
  if (isProblem(opened.problem, 'not_found', 'link_dead')) {
    return <AccountChunk>{({ DeadLink }) => <DeadLink />}</AccountChunk>
  }
  if (opened.problem) {
    return <Trouble title={text.offer.loadProblem} problem={opened.problem} retry={opened.reload} />
  }
  if (!invitation) return <Wait />
  const { state } = invitation
  if (state === 'expired') {
    return (
      <AccountChunk>{({ ExpiredInvitation }) => <ExpiredInvitation invitation={invitation} />}</AccountChunk>
    )
  }
  if (state !== 'open') {
    return (
      <AccountChunk>
        {({ ClosedInvitation }) => (
          <ClosedInvitation invitation={invitation} state={state} signedIn={mine} takeBack={takeBack} />
        )}
      </AccountChunk>
    )
  }
  const change = (email: string | null) => opened.change({ ...invitation, signedInAs: email })
  if (step === 'decline') {
    return (
      <AccountChunk>
        {({ DeclinePage }) => <DeclinePage invitation={invitation} decline={decline} />}
      </AccountChunk>
    )
  }
  if (step === 'not-me') {
    return (
      <AccountChunk>{({ NotMePage }) => <NotMePage invitation={invitation} notMe={notMe} />}</AccountChunk>
    )
  }
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
