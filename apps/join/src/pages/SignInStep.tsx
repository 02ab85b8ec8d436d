import type { InvitationDto } from '@rollcall/contract'
import { useAccountText } from '../account-text.ts'
import { Organization } from '../parts/Offer.tsx'
import type { Send } from '../send.ts'
import { heldToken } from '../token.ts'
import { EntryStep } from './EntryStep.tsx'

interface SignInStepProps {
  invitation: InvitationDto
  accept: Send
  signedIn: (email: string) => void
}

/** The step between pressing Accept and belonging: sign in, or register with the invited address. */
export function SignInStep({ invitation, accept, signedIn }: SignInStepProps) {
  const { identify } = useAccountText()
  const { organization, email } = invitation

  async function enter(): Promise<void> {
    await accept.send()
    // Tells only after the answer, so that the page does not turn back to the offer for a moment.
    signedIn(email)
  }

  return (
    <EntryStep
      above={<Organization organization={organization} />}
      title={identify.title}
      lead={identify.lead(organization.name)}
      email={email}
      fixed={identify.fixed}
      proof={{ inviteToken: heldToken('i') ?? '' }}
      labels={identify}
      entered={enter}
    />
  )
}
