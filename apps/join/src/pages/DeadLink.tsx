import { useAccountText } from '../account-text.ts'
import { Link } from '../parts/Link.tsx'
import { Page } from '../parts/Page.tsx'
import { useText } from '../text.ts'

/** A link whose token the server does not know: why that may be, and what to do. */
export function DeadLink() {
  const { goToAccount } = useText()
  const { deadLink } = useAccountText()
  return (
    <Page title={deadLink.title} lead={deadLink.why}>
      <p>{deadLink.next}</p>
      <Link to="/account" plain>
        {goToAccount}
      </Link>
    </Page>
  )
}

/** The invitation's address without its token: after a reload of an old tab, or after the end. */
export function NoInvitation() {
  const { goToAccount } = useText()
  const { noInvitation } = useAccountText()
  return (
    <Page title={noInvitation.title} lead={noInvitation.why}>
      <Link to="/account">{goToAccount}</Link>
    </Page>
  )
}
