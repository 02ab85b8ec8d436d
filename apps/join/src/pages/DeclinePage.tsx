import type { InvitationDto } from '@rollcall/contract'
import { useAccountText } from '../account-text.ts'
import { Button } from '../parts/Button.tsx'
import { Organization } from '../parts/Offer.tsx'
import { Page } from '../parts/Page.tsx'
import { Alert } from '../parts/Trouble.tsx'
import type { Send } from '../send.ts'

/** The second step of declining: what it means, and a way back. */
export function DeclinePage({ invitation, decline }: { invitation: InvitationDto; decline: Send }) {
  const text = useAccountText()
  const { name } = invitation.organization
  return (
    <Page
      above={<Organization organization={invitation.organization} show="tile" />}
      title={text.decline.title(name)}
      lead={text.decline.body(name)}
    >
      <Alert problem={decline.problem} />
      <div className="actions">
        <Button kind="danger" busy={decline.busy} onPress={decline.send}>
          {text.decline.confirm}
        </Button>
        <Button kind="second" onPress={() => history.back()}>
          {text.decline.keep}
        </Button>
      </div>
    </Page>
  )
}
