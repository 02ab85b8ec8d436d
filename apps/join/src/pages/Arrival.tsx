import { useEffect } from 'react'
import { useAccountText } from '../account-text.ts'
import { call, isProblem } from '../api.ts'
import { useLoad } from '../load.ts'
import { Button } from '../parts/Button.tsx'
import { Link } from '../parts/Link.tsx'
import { Organization } from '../parts/Offer.tsx'
import { Page, Wait } from '../parts/Page.tsx'
import { Alert, Trouble } from '../parts/Trouble.tsx'
import { replacePlace } from '../place.ts'
import { useSend } from '../send.ts'
import { dropVerified, type Verified } from '../verified.ts'
import { EntryStep } from './EntryStep.tsx'

/** The address is confirmed, and an invitation waits: the way into the account that has it. */
export function Arrival({ verified, outdated }: { verified: Verified; outdated: () => void }) {
  const { arrival } = useAccountText()
  const { data: signedInAs, problem, reload } = useLoad(whoIsHere)
  const { organization, email, outcome, hasAccount, verification } = verified
  const isMine = signedInAs?.toLowerCase() === email.toLowerCase()
  useEffect(() => {
    if (isMine) enterAccount()
  }, [isMine])

  if (problem) return <Trouble problem={problem} retry={reload} />
  if (signedInAs === null || isMine) return <Wait />
  const above = <Organization organization={organization} />
  if (signedInAs !== '') return <SomebodyElse {...{ verified, signedInAs, signedOut: reload }} />
  return (
    <EntryStep
      above={above}
      title={outcome === 'already_joined' ? arrival.joinedTitle(organization.name) : arrival.title}
      lead={arrival[outcome === 'already_joined' ? 'joinedLead' : 'lead'](organization.name)}
      email={email}
      fixed={arrival.fixed}
      hasAccount={hasAccount}
      proof={{ verification }}
      labels={arrival}
      entered={enterAccount}
      outdated={outdated}
    />
  )
}

/** Another account is open in this browser: both addresses are named, and one button changes over. */
function SomebodyElse({
  verified: { organization, email },
  signedInAs,
  signedOut,
}: {
  verified: Verified
  signedInAs: string
  signedOut: () => void
}) {
  const { wrongAccount } = useAccountText()
  const switchAccount = useSend(async () => {
    await call('POST /join/sign-out')
    signedOut()
  })
  return (
    <Page
      key="else"
      above={<Organization organization={organization} />}
      title={wrongAccount.title(email)}
      lead={wrongAccount.body(signedInAs)}
    >
      <Alert problem={switchAccount.problem} />
      <div className="actions">
        <Button busy={switchAccount.busy} onPress={switchAccount.send}>
          {wrongAccount.switchAccount}
        </Button>
        <Link to="/account" plain>
          {wrongAccount.stay(signedInAs)}
        </Link>
      </div>
    </Page>
  )
}

function enterAccount(): void {
  dropVerified()
  replacePlace('/account', 'arrived')
}

/** The address that is signed in in this browser; empty: none is. */
function whoIsHere(): Promise<string> {
  return call('GET /join/me').then(
    ({ user }) => user.email,
    (problem) => {
      if (isProblem(problem, 'not_authenticated')) return ''
      throw problem
    },
  )
}
