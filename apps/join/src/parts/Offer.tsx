import type { InvitationDto } from '@rollcall/contract'
import { useText } from '../text.ts'

interface OrganizationProps {
  organization: Pick<InvitationDto['organization'], 'name' | 'logoUrl'>
  /** `tile`: the heading below says the name. `joined`: a tick instead of logo and initials. */
  show?: 'all' | 'tile' | 'joined'
}

/** The organization, with its logo or a tile of its initials. */
export function Organization({ organization: { name, logoUrl }, show = 'all' }: OrganizationProps) {
  const initials = name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .filter((letter) => letter !== letter.toLowerCase())
    .slice(0, 2)
    .join('')
  return (
    <p className={`organization ${show}`}>
      {logoUrl && show !== 'joined' ? (
        <img src={logoUrl} alt="" />
      ) : (
        <span aria-hidden="true">{show === 'joined' ? '✓' : initials || name.charAt(0)}</span>
      )}
      {show === 'all' && name}
    </p>
  )
}

/** What an invitation is about, and what saying yes would share: all that somebody needs to know to decide. */
export function Offer({
  invitation,
  heading: Heading = 'h2',
}: {
  invitation: InvitationDto
  heading?: 'h2' | 'h4'
}) {
  const { offer, minutes, locale } = useText()
  const { group, location, email, expiresAt, trainings, organization, whatTheySee } = invitation
  const until = expiresAt && new Date(expiresAt).toLocaleDateString(locale, { dateStyle: 'long' })
  return (
    <>
      <dl>
        <Fact name={offer.group} value={group.name} />
        {location && <Fact name={offer.location} value={location.name} />}
        <Fact name={offer.email} value={email} />
        {until && <Fact name={offer.until} value={until} />}
      </dl>
      <Heading>{offer.trainings}</Heading>
      {trainings.length === 0 && <p>{offer.noTrainings}</p>}
      <ul className="list">
        {trainings.map((training) => (
          <li key={training.title}>
            {training.title} <span>{minutes(training.minutes)}</span>
          </li>
        ))}
      </ul>
      <Heading>{offer.theyWillSee(organization.name)}</Heading>
      <ul className="ticks">
        {whatTheySee.map((what) => (
          <li key={what}>{offer.whatTheySee[what]}</li>
        ))}
      </ul>
      <p className="notice">{offer.untilThen}</p>
    </>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
