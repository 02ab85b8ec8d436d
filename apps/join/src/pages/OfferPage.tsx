import type { InvitationDto } from '@rollcall/contract'
import { Button } from '../parts/Button.tsx'
import { Contact } from '../parts/Contact.tsx'
import { Offer, Organization } from '../parts/Offer.tsx'
import { Page } from '../parts/Page.tsx'
import { Alert } from '../parts/Trouble.tsx'
import { goTo } from '../place.ts'
import type { Send } from '../send.ts'
import { useText } from '../text.ts'

interface OfferPageProps {
  invitation: InvitationDto
  /** The invited address when it is signed in; null when nobody is. */
  signedInAs: string | null
  accept: Send
}

/** The invitation itself, with its answers. */
export function OfferPage({ invitation, signedInAs, accept }: OfferPageProps) {
  const { offer } = useText()
  const { organization } = invitation
  return (
    <Page
      above={<Organization organization={organization} show="tile" />}
      title={offer.title(organization.name)}
    >
      <Offer invitation={invitation} />
      <Alert problem={accept.problem} />
      <div className="actions">
        <Button busy={accept.busy} onPress={signedInAs ? accept.send : () => goTo('/i', 'sign-in')}>
          {offer.accept}
        </Button>
        <Button kind="second" onPress={() => goTo('/i', 'decline')}>
          {offer.decline}
        </Button>
        <Button kind="plain" onPress={() => goTo('/i', 'not-me')}>
          {offer.notMe}
        </Button>
      </div>
      {signedInAs && <p className="hint">{offer.signedInAs(signedInAs)}</p>}
      <Contact organization={organization} />
    </Page>
  )
}
