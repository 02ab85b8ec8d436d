import type { AcceptedDto, InvitationDto, MyOrganizationDto, MyTrainingDto } from '@rollcall/contract'
import { useState } from 'react'
import { useAccountText } from '../account-text.ts'
import { call } from '../api.ts'
import { useLoad } from '../load.ts'
import { Button } from '../parts/Button.tsx'
import { Link } from '../parts/Link.tsx'
import { Page, Wait } from '../parts/Page.tsx'
import { Alert, Trouble } from '../parts/Trouble.tsx'
import { goTo, replacePlace } from '../place.ts'
import { useSend } from '../send.ts'
import { useSignedOut } from '../signed-out.ts'
import { useText } from '../text.ts'
import { ClosedInvitation } from './ClosedInvitation.tsx'
import { DeclinePage } from './DeclinePage.tsx'
import { Joined } from './Joined.tsx'
import { LeavePage, MyOrganizations } from './MyOrganizations.tsx'
import { MyTrainings } from './MyTrainings.tsx'
import { NotMePage } from './NotMePage.tsx'
import { WaitingInvitation } from './WaitingInvitation.tsx'

/** The learner's own place: invitations that wait, trainings, organizations, and the way out. */
export function Account({ step }: { step: string }) {
  const { account } = useAccountText()
  const { data, problem, reload } = useLoad(loadAccount)
  const isOut = useSignedOut([problem], '')
  if (problem && !isOut) return <Trouble title={account.loadProblem} problem={problem} retry={reload} />
  if (!data) return <Wait />
  return <OpenAccount {...data} step={step} reload={reload} />
}

interface OpenAccountProps {
  name: string
  email: string
  invitations: InvitationDto[]
  trainings: MyTrainingDto[]
  organizations: MyOrganizationDto[]
  step: string
  reload: () => void
}

/** What came of an invitation that was answered here. */
type Outcome =
  | { how: 'joined'; accepted: AcceptedDto }
  | { how: 'declined' | 'notMe'; invitation: InvitationDto }

function OpenAccount(props: OpenAccountProps) {
  const { name, email, invitations, trainings, organizations, step, reload } = props
  const text = useText()
  const { account, details, sessions, data, signOut: signOutLabel } = useAccountText()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [ended, setEnded] = useState<Error | null>(null)
  const [verb, id] = step.split(' ')
  const asked = invitations.find((invitation) => invitation.id === id)
  const left = organizations.find((organization) => organization.id === id)
  const params = { id: id ?? '' }

  const decline = useSend(async () => {
    end({ how: 'declined', invitation: await call('POST /join/me/invites/:id/decline', { params }) })
  })
  const notMe = useSend(async () => {
    end({ how: 'notMe', invitation: await call('POST /join/me/invites/:id/not-me', { params }) })
  })
  const takeBack = useSend(async () => {
    if (outcome === null || outcome.how === 'joined') return
    await call('POST /join/me/invites/:id/take-back', { params: { id: outcome.invitation.id } })
    replacePlace('/account')
    reload()
  })
  const leave = useSend(async () => {
    await call('POST /join/me/organizations/:orgId/leave', { params: { orgId: id ?? '' } })
    replacePlace('/account')
    reload()
  })
  const signOut = useSend(async () => {
    await call('POST /join/sign-out')
    replacePlace('/sign-in', 'signed-out')
  })
  useSignedOut([decline, notMe, takeBack, leave].map(({ problem }) => problem))

  function end(answer: Outcome): void {
    setOutcome(answer)
    replacePlace('/account', 'answered')
    reload()
  }
  function accepted(answer: AcceptedDto): void {
    setOutcome({ how: 'joined', accepted: answer })
    goTo('/account', 'answered')
    reload()
  }

  if (step === 'answered' && outcome) {
    if (outcome.how === 'joined') return <Joined accepted={outcome.accepted} />
    return (
      <ClosedInvitation invitation={outcome.invitation} state={outcome.how} signedIn takeBack={takeBack} />
    )
  }
  if (verb === 'decline' && asked) return <DeclinePage invitation={asked} decline={decline} />
  if (verb === 'not-me' && asked) return <NotMePage invitation={asked} notMe={notMe} />
  if (verb === 'leave' && left) return <LeavePage organization={left} leave={leave} />
  return (
    <Page title={account.hello(name)} lead={text.offer.signedInAs(email)}>
      <h2>{account.invitations}</h2>
      <Alert problem={ended} />
      {invitations.length === 0 && <p className="hint">{account.noInvitations}</p>}
      {invitations.map((invitation) => (
        <WaitingInvitation
          key={invitation.id}
          invitation={invitation}
          accepted={accepted}
          outdated={(problem) => {
            setEnded(problem)
            reload()
          }}
        />
      ))}
      <MyTrainings trainings={trainings} />
      <MyOrganizations organizations={organizations} />
      <h2>{account.more}</h2>
      <nav aria-label={account.more}>
        <Link to="/account/details" plain>
          {details.title}
        </Link>
        <Link to="/account/sessions" plain>
          {sessions.title}
        </Link>
        <Link to="/account/data" plain>
          {data.title}
        </Link>
      </nav>
      <Alert problem={signOut.problem} />
      <Button kind="second" busy={signOut.busy} onPress={signOut.send}>
        {signOutLabel}
      </Button>
    </Page>
  )
}

async function loadAccount() {
  const [me, invitations, trainings, organizations] = await Promise.all([
    call('GET /join/me'),
    call('GET /join/me/invites'),
    call('GET /join/me/trainings'),
    call('GET /join/me/organizations'),
  ])
  return {
    ...me.user,
    invitations: invitations.items,
    trainings: trainings.items,
    organizations: organizations.items,
  }
}
