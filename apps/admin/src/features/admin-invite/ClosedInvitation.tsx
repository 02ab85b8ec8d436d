import { Anchor, Button } from '@mantine/core'
import type { AdminInvitationDto, MeDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { AuthHeading } from '../../lib/AuthHeading.tsx'
import { paths } from '../../lib/paths.ts'
import { isSameAddress } from './next-step.ts'

interface ClosedInvitationProps {
  invitation: AdminInvitationDto
  me: MeDto | null
}

/** An invitation that cannot be accepted any more: why, and what to do now. */
export function ClosedInvitation({ invitation, me }: ClosedInvitationProps) {
  const { t } = useTranslation()
  const { state, invitedBy } = invitation
  const organization = invitation.organization.name
  if (state !== 'expired' && state !== 'cancelled') return <Accepted invitation={invitation} me={me} />
  return (
    <>
      <AuthHeading title={t(`adminInvite.${state}.title`)}>
        {invitedBy === null
          ? t(`adminInvite.${state}.text`, { organization })
          : t(`adminInvite.${state}.by`, { name: invitedBy })}
      </AuthHeading>
      <ToSignIn />
    </>
  )
}

function Accepted({ invitation: { email, organization }, me }: ClosedInvitationProps) {
  const { t } = useTranslation()
  const isTheirs = me !== null && isSameAddress(me.user.email, email)
  return (
    <>
      <AuthHeading title={t('adminInvite.alreadyAccepted.title')}>
        {t('adminInvite.alreadyAccepted.text', { email, organization: organization.name })}
      </AuthHeading>
      <Button
        mt="lg"
        component={Link}
        to={isTheirs ? paths.overview : paths.signIn}
        state={isTheirs ? undefined : { email, from: null }}
      >
        {isTheirs ? t('adminInvite.alreadyAccepted.open') : t('auth.signIn.submit')}
      </Button>
    </>
  )
}

/** A link that leads to no invitation. */
export function DeadLink() {
  const { t } = useTranslation()
  return (
    <>
      <AuthHeading title={t('adminInvite.dead.title')}>{t('adminInvite.dead.text')}</AuthHeading>
      <ToSignIn />
    </>
  )
}

function ToSignIn() {
  const { t } = useTranslation()
  return (
    <Anchor component={Link} to={paths.signIn} mt="lg" display="inline-block" underline="always">
      {t('auth.toSignIn')}
    </Anchor>
  )
}
