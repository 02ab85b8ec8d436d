import type { InvitationDto, InvitationState } from '@rollcall/contract'
import { Contact } from '../parts/Contact.tsx'
import { Link } from '../parts/Link.tsx'
import { Organization } from '../parts/Offer.tsx'
import { Page } from '../parts/Page.tsx'
import { useText } from '../text.ts'

interface ClosedInvitationProps {
  invitation: InvitationDto
  state: Exclude<InvitationState, 'open'>
  /** Whether the account to go to is open in this browser. */
  signedIn: boolean
}

/** An invitation that cannot be answered any more: why, and what to do now. */
export function ClosedInvitation({ invitation, state, signedIn }: ClosedInvitationProps) {
  const text = useText()
  const { organization } = invitation
  const closed = text.closed[state]
  return (
    <Page
      above={<Organization name={organization.name} />}
      title={closed.title}
      lead={closed.why(organization.name)}
    >
      <p>{closed.next(organization.name)}</p>
      {signedIn && <Link to="/account">{text.goToAccount}</Link>}
      {state === 'accepted' && !signedIn && <Link to="/sign-in">{text.signIn}</Link>}
      {state !== 'accepted' && <Contact organization={organization} />}
    </Page>
  )
}
