import type { InvitationDto } from '@rollcall/contract'
import { useState } from 'react'
import { useAccountText } from '../account-text.ts'
import { call } from '../api.ts'
import { Button } from '../parts/Button.tsx'
import { Contact } from '../parts/Contact.tsx'
import { Organization } from '../parts/Offer.tsx'
import { Page } from '../parts/Page.tsx'
import { Alert } from '../parts/Trouble.tsx'
import { useSend } from '../send.ts'
import { heldToken } from '../token.ts'

/** An invitation whose time is over. A fresh one can be had, and goes to the invited address alone. */
export function ExpiredInvitation({ invitation: { organization, email } }: { invitation: InvitationDto }) {
  const { expired } = useAccountText()
  const [isAsked, setAsked] = useState(false)
  const ask = useSend(async () => {
    await call('POST /join/invites/:token/ask-again', { params: { token: heldToken('i') ?? '' } })
    setAsked(true)
  })
  const above = <Organization organization={organization} />
  if (isAsked) {
    return (
      <Page key="asked" above={above} title={expired.sentTitle} lead={expired.sent(email)}>
        <p>{expired.notThere(organization.name)}</p>
        <Contact organization={organization} />
      </Page>
    )
  }
  return (
    <Page key="expired" above={above} title={expired.title} lead={expired.why(organization.name)}>
      <p>{expired.next(email)}</p>
      <Alert problem={ask.problem} />
      <div className="actions">
        <Button busy={ask.busy} onPress={ask.send}>
          {expired.ask}
        </Button>
      </div>
      <Contact organization={organization} />
    </Page>
  )
}
