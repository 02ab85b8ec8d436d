import { LogoBlock } from './LogoBlock.tsx'
import { Part } from './Part.tsx'
import { ProfileForm } from './ProfileForm.tsx'
import { WithProfile } from './WithProfile.tsx'

/** Who the organization is, and whom its people may ask. */
export function ProfileTab() {
  return (
    <Part tab="profile">
      <WithProfile>
        {(profile, reload) => (
          <>
            <LogoBlock profile={profile} />
            <ProfileForm profile={profile} onReload={reload} />
          </>
        )}
      </WithProfile>
    </Part>
  )
}
