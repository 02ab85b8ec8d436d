import type { MyOrganizationDto } from '@rollcall/contract'
import { useAccountText } from '../account-text.ts'
import { Button } from '../parts/Button.tsx'
import { Organization } from '../parts/Offer.tsx'
import { Page } from '../parts/Page.tsx'
import { Alert } from '../parts/Trouble.tsx'
import { goTo } from '../place.ts'
import type { Send } from '../send.ts'
import { useText } from '../text.ts'

/** The organizations that somebody joined, those that they left among them. */
export function MyOrganizations({ organizations }: { organizations: MyOrganizationDto[] }) {
  const { locale } = useText()
  const { account } = useAccountText()
  if (organizations.length === 0) return null
  return (
    <>
      <h2>{account.organizations}</h2>
      <ul className="rows">
        {organizations.map(({ id, name, status, since, groups, location }) => {
          const date = new Date(since).toLocaleDateString(locale, { dateStyle: 'long' })
          const where = [...groups.map((group) => group.name), ...(location ? [location.name] : [])]
          return (
            <li key={id}>
              <h3>{name}</h3>
              <p className="hint">
                {status === 'archived' ? account.left(date) : [...where, account.since(date)].join(' · ')}
              </p>
              {status === 'active' && (
                <Button kind="plain" onPress={() => goTo('/account', `leave ${id}`)}>
                  {account.leave(name)}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** The second step of leaving: what it means, and a way back. */
export function LeavePage({ organization, leave }: { organization: MyOrganizationDto; leave: Send }) {
  const words = useAccountText().leave
  const { name } = organization
  return (
    <Page
      above={<Organization organization={organization} show="tile" />}
      title={words.title(name)}
      lead={words.body(name)}
    >
      <p>{words.next}</p>
      <Alert problem={leave.problem} />
      <div className="actions">
        <Button kind="danger" busy={leave.busy} onPress={leave.send}>
          {words.confirm}
        </Button>
        <Button kind="second" onPress={() => history.back()}>
          {words.keep}
        </Button>
      </div>
    </Page>
  )
}
