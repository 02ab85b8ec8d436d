import type { InvitationDto } from '@rollcall/contract'
import { type ClosedState, useAccountText } from '../account-text.ts'
import { Button } from '../parts/Button.tsx'
import { Contact } from '../parts/Contact.tsx'
import { Link } from '../parts/Link.tsx'
import { Organization } from '../parts/Offer.tsx'
import { Page } from '../parts/Page.tsx'
import { Alert } from '../parts/Trouble.tsx'
import type { Send } from '../send.ts'
import { useText } from '../text.ts'

interface ClosedInvitationProps {
  invitation: InvitationDto
  state: ClosedState
  /** Whether the account to go to is open in this browser. */
  signedIn: boolean
  /** Takes a no back; left out where the link of the mail is not at hand. */
  takeBack?: Send
}

/** An invitation that cannot be answered any more: why, and what to do now. A no can be taken back for some days. */
export function ClosedInvitation({ invitation, state, signedIn, takeBack }: ClosedInvitationProps) {
  const text = useText()
  const { closed } = useAccountText()
  const { organization, canTakeBack } = invitation
  const { title, why, next } = closed[state]
  return (
    <Page above={<Organization organization={organization} />} title={title} lead={why(organization.name)}>
      <p>{canTakeBack ? closed.takeBack.hint(takeBack !== undefined) : next(organization.name)}</p>
      <Alert problem={takeBack?.problem ?? null} />
      <div className="actions">
        {canTakeBack && takeBack && (
          <Button kind="second" busy={takeBack.busy} onPress={takeBack.send}>
            {closed.takeBack[state === 'notMe' ? 'isMe' : 'open']}
          </Button>
        )}
        {signedIn && <Link to="/account">{text.goToAccount}</Link>}
        {state === 'accepted' && !signedIn && <Link to="/sign-in">{text.signIn}</Link>}
      </div>
      {state !== 'accepted' && <Contact organization={organization} />}
    </Page>
  )
}
