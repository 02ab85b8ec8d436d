import type { InvitationDto } from '@rollcall/contract'
import { useText } from '../text.ts'

/** Who can be asked about an invitation: the organization's contact, as far as it is given. */
export function Contact({ organization }: { organization: InvitationDto['organization'] }) {
  const text = useText()
  const { name, email, phone } = organization.contact
  const known = name || email || phone
  return (
    <p className="contact">
      <span>
        <b>{text.contact.questions}</b>{' '}
        {known
          ? text.contact.ask(name ?? organization.name)
          : text.contact.askOrganization(organization.name)}
      </span>
      {email && <a href={`mailto:${email}`}>{email}</a>}
      {phone && <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>}
    </p>
  )
}
