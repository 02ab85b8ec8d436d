import type { InvitationDto } from '@rollcall/contract'
import { useAccountText } from '../account-text.ts'
import { Button } from '../parts/Button.tsx'
import { Organization } from '../parts/Offer.tsx'
import { Page } from '../parts/Page.tsx'
import { Alert } from '../parts/Trouble.tsx'
import type { Send } from '../send.ts'

/** The second step of saying that the invitation is for somebody else: what it does, and a way back. */
export function NotMePage({ invitation, notMe }: { invitation: InvitationDto; notMe: Send }) {
  const text = useAccountText().notMe
  const { organization, email } = invitation
  return (
    <Page
      above={<Organization organization={organization} />}
      title={text.title}
      lead={text.body(organization.name, email)}
    >
      <Alert problem={notMe.problem} />
      <div className="actions">
        <Button kind="danger" busy={notMe.busy} onPress={notMe.send}>
          {text.confirm}
        </Button>
        <Button kind="second" onPress={() => history.back()}>
          {text.keep}
        </Button>
      </div>
    </Page>
  )
}
