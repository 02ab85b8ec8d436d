import { MailPreview } from '../../lib/preview/MailPreview.tsx'
import { InvitationsForm } from './InvitationsForm.tsx'
import { Part } from './Part.tsx'
import { WithProfile } from './WithProfile.tsx'

/** How long an invite holds, and when somebody is reminded of it. */
export function InvitationsTab() {
  return (
    <Part tab="invitations">
      <div>
        <MailPreview />
      </div>
      <WithProfile>
        {(profile, reload) => <InvitationsForm profile={profile} onReload={reload} />}
      </WithProfile>
    </Part>
  )
}
