import type { InvitationDto } from '@rollcall/contract'
import { useAccountText } from '../account-text.ts'
import { call } from '../api.ts'
import { Button } from '../parts/Button.tsx'
import { Contact } from '../parts/Contact.tsx'
import { Link } from '../parts/Link.tsx'
import { Offer, Organization } from '../parts/Offer.tsx'
import { Page } from '../parts/Page.tsx'
import { Alert } from '../parts/Trouble.tsx'
import { goTo } from '../place.ts'
import { useSend } from '../send.ts'

interface WrongAccountPageProps {
  invitation: InvitationDto
  signedInAs: string
  signedOut: () => void
}

/**
 * Somebody else is signed in in this browser: names both addresses and changes over, without a private window.
 * The invitation is shown as well: what follows the change is the step that accepts it.
 */
export function WrongAccountPage({ invitation, signedInAs, signedOut }: WrongAccountPageProps) {
  const { wrongAccount } = useAccountText()
  const { organization, email } = invitation
  const switchAccount = useSend(async () => {
    await call('POST /join/sign-out')
    goTo('/i', 'sign-in')
    signedOut()
  })
  return (
    <Page
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
      <Offer invitation={invitation} />
      <Contact organization={organization} />
    </Page>
  )
}
