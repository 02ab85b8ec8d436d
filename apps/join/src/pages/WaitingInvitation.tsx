import { ApiError } from '@rollcall/client'
import type { AcceptedDto, InvitationDto } from '@rollcall/contract'
import { useState } from 'react'
import { useAccountText } from '../account-text.ts'
import { call } from '../api.ts'
import { Button } from '../parts/Button.tsx'
import { Offer } from '../parts/Offer.tsx'
import { Alert } from '../parts/Trouble.tsx'
import { goTo } from '../place.ts'
import { useSend } from '../send.ts'
import { useSignedOut } from '../signed-out.ts'
import { useText } from '../text.ts'

interface WaitingInvitationProps {
  invitation: InvitationDto
  accepted: (answer: AcceptedDto) => void
  /** The invitation ended meanwhile: the list is to be asked for again, and says why. */
  outdated: (problem: ApiError) => void
}

/** An invitation in the account, with all that is needed to answer it. */
export function WaitingInvitation({ invitation, accepted, outdated }: WaitingInvitationProps) {
  const { offer } = useText()
  const { account } = useAccountText()
  const { id, organization, state } = invitation
  const accept = useSend(() =>
    call('POST /join/me/invites/:id/accept', { params: { id } }).then(accepted, (problem) => {
      const hasEnded = problem instanceof ApiError && [403, 404, 409].includes(problem.status)
      if (!hasEnded || problem.code === 'no_seat') throw problem
      outdated(problem)
    }),
  )
  useSignedOut([accept.problem])
  return (
    <section className="invitation" aria-labelledby={id}>
      <h3 id={id}>{account.from(organization.name)}</h3>
      {state !== 'expired' && <Offer invitation={invitation} heading="h4" />}
      <Alert problem={accept.problem} />
      <div className="actions">
        {state === 'expired' ? (
          <AskAgain invitation={invitation} />
        ) : (
          <Button busy={accept.busy} onPress={accept.send}>
            {offer.accept}
          </Button>
        )}
        <Button kind="second" onPress={() => goTo('/account', `decline ${id}`)}>
          {offer.decline}
        </Button>
        <Button kind="plain" onPress={() => goTo('/account', `not-me ${id}`)}>
          {offer.notMe}
        </Button>
      </div>
    </section>
  )
}

/** Its time is over; a fresh one goes to the invited address, which is that of the account. */
function AskAgain({ invitation: { id, email } }: { invitation: InvitationDto }) {
  const { account, expired } = useAccountText()
  const [isAsked, setAsked] = useState(false)
  const ask = useSend(async () => {
    await call('POST /join/me/invites/:id/ask-again', { params: { id } })
    setAsked(true)
  })
  useSignedOut([ask.problem])
  return (
    <>
      <p className="notice" role="status">
        {isAsked ? expired.sent(email) : account.expired}
      </p>
      <Alert problem={ask.problem} />
      {!isAsked && (
        <Button busy={ask.busy} onPress={ask.send}>
          {expired.ask}
        </Button>
      )}
    </>
  )
}
