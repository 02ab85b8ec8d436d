import { useAccountText } from '../account-text.ts'
import { Link } from '../parts/Link.tsx'
import { Page } from '../parts/Page.tsx'
import { useText } from '../text.ts'

/** An address that is no page. */
export function NotFound() {
  const { goToAccount } = useText()
  const { notFound } = useAccountText()
  return (
    <Page title={notFound.title} lead={notFound.why}>
      <Link to="/account">{goToAccount}</Link>
    </Page>
  )
}
