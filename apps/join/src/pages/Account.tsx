import type { AcceptedDto, InvitationDto, MyTrainingDto } from '@rollcall/contract'
import { useEffect, useState } from 'react'
import { useAccountText } from '../account-text.ts'
import { call, isProblem } from '../api.ts'
import { useLoad } from '../load.ts'
import { Button } from '../parts/Button.tsx'
import { Page, Wait } from '../parts/Page.tsx'
import { Alert, Trouble } from '../parts/Trouble.tsx'
import { goTo, replacePlace } from '../place.ts'
import { useSend } from '../send.ts'
import { useText } from '../text.ts'
import { ClosedInvitation } from './ClosedInvitation.tsx'
import { DeclinePage } from './DeclinePage.tsx'
import { Joined } from './Joined.tsx'
import { MyTrainings } from './MyTrainings.tsx'
import { WaitingInvitation } from './WaitingInvitation.tsx'

/** The learner's own place: invitations that wait, trainings, and the way out. */
export function Account({ step }: { step: string }) {
  const { account } = useAccountText()
  const { data, problem, reload } = useLoad(loadAccount)
  const signedOut = isProblem(problem, 'not_authenticated')
  useEffect(() => {
    if (signedOut) replacePlace('/sign-in')
  }, [signedOut])

  if (problem && !signedOut) return <Trouble title={account.loadProblem} problem={problem} retry={reload} />
  if (!data) return <Wait />
  return <OpenAccount {...data} step={step} reload={reload} />
}

interface OpenAccountProps {
  name: string
  email: string
  invitations: InvitationDto[]
  trainings: MyTrainingDto[]
  step: string
  reload: () => void
}

function OpenAccount({ name, email, invitations, trainings, step, reload }: OpenAccountProps) {
  const text = useText()
  const { account, signOut: signOutLabel } = useAccountText()
  const [joined, setJoined] = useState<AcceptedDto | null>(null)
  const [declined, setDeclined] = useState<InvitationDto | null>(null)
  const asked = invitations.find(({ id }) => step === `decline ${id}`)

  const decline = useSend(async () => {
    if (!asked) return
    setDeclined(await call('POST /join/me/invites/:id/decline', { params: { id: asked.id } }))
    replacePlace('/account', 'declined')
    reload()
  })
  const signOut = useSend(async () => {
    await call('POST /join/sign-out')
    replacePlace('/sign-in', 'signed-out')
  })
  function accepted(answer: AcceptedDto): void {
    setJoined(answer)
    goTo('/account', 'joined')
    reload()
  }

  if (step === 'joined' && joined) return <Joined accepted={joined} />
  if (step === 'declined' && declined)
    return <ClosedInvitation invitation={declined} state="declined" signedIn />
  if (asked) return <DeclinePage invitation={asked} decline={decline} />
  return (
    <Page title={account.hello(name)} lead={text.offer.signedInAs(email)}>
      <h2>{account.invitations}</h2>
      {invitations.length === 0 && <p className="hint">{account.noInvitations}</p>}
      {invitations.map((invitation) => (
        <WaitingInvitation
          key={invitation.id}
          invitation={invitation}
          accepted={accepted}
          outdated={reload}
        />
      ))}
      <MyTrainings trainings={trainings} />
      <Alert problem={signOut.problem} />
      <Button kind="second" busy={signOut.busy} onPress={signOut.send}>
        {signOutLabel}
      </Button>
    </Page>
  )
}

async function loadAccount() {
  const [me, invitations, trainings] = await Promise.all([
    call('GET /join/me'),
    call('GET /join/me/invites'),
    call('GET /join/me/trainings'),
  ])
  return { ...me.user, invitations: invitations.items, trainings: trainings.items }
}
