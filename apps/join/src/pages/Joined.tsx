import type { AcceptedDto } from '@rollcall/contract'
import { useAccountText } from '../account-text.ts'
import { Link } from '../parts/Link.tsx'
import { Organization } from '../parts/Offer.tsx'
import { Page } from '../parts/Page.tsx'
import { useText } from '../text.ts'

/** The end of the way: what was joined, and the trainings that came of it. */
export function Joined({ accepted }: { accepted: AcceptedDto }) {
  const { goToAccount } = useText()
  const { joined } = useAccountText()
  const { assigned, invitation } = accepted
  const { name } = invitation.organization
  return (
    <Page
      above={<Organization organization={invitation.organization} show="joined" />}
      title={joined.title(name)}
    >
      <p>{assigned.length ? joined.assigned(assigned.length) : joined.none}</p>
      <ul className="list">
        {assigned.map((training) => (
          <li key={training.id}>{training.title}</li>
        ))}
      </ul>
      <Link to="/account">{goToAccount}</Link>
    </Page>
  )
}
