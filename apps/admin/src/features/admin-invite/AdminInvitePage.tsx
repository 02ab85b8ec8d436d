import { ApiError } from '@rollcall/client'
import type { AdminInvitationDto } from '@rollcall/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { AuthHeading } from '../../lib/AuthHeading.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { paths } from '../../lib/paths.ts'
import { meQuery } from '../../lib/session.ts'
import { useAddressToken } from '../../lib/use-address-token.ts'
import { AcceptPart } from './AcceptPart.tsx'
import { useAdminInvitation } from './admin-invite-api.ts'
import { ChangeAccountPart } from './ChangeAccountPart.tsx'
import { ClosedInvitation, DeadLink } from './ClosedInvitation.tsx'
import { InvitationText } from './InvitationText.tsx'
import { nextStep } from './next-step.ts'
import { RegisterPart } from './RegisterPart.tsx'
import { SignInPart } from './SignInPart.tsx'

/** Somebody was invited to help to run an organization: by whom, as what, and how to accept. */
export function AdminInvitePage() {
  const token = useAddressToken(paths.adminInvite)
  return token === null ? <DeadLink /> : <Opened token={token} />
}

function Opened({ token }: { token: string }) {
  const { t } = useTranslation()
  const me = useQuery(meQuery)
  const opened = useAdminInvitation(token)
  if (opened.isError && isUnknown(opened.error)) return <DeadLink />
  const error = opened.error ?? me.error
  if (error !== null) {
    const retry = () => void Promise.all([opened.refetch(), me.refetch()])
    return (
      <>
        <AuthHeading title={t('adminInvite.title')} />
        <Failure error={error} retry={retry} />
      </>
    )
  }
  if (opened.data === undefined || me.data === undefined) return <ListSkeleton rows={4} />
  const invitation = opened.data
  const step = nextStep(invitation, me.data)
  if (step === 'closed') return <ClosedInvitation invitation={invitation} me={me.data} />
  return (
    <>
      <InvitationText invitation={invitation} />
      <Step step={step} token={token} invitation={invitation} signedInAs={me.data?.user.email ?? ''} />
    </>
  )
}

interface StepProps {
  step: Exclude<ReturnType<typeof nextStep>, 'closed'>
  token: string
  invitation: AdminInvitationDto
  signedInAs: string
}

/** Takes the focus along when another step takes the place of the one that had it. */
function Step({ step, ...props }: StepProps) {
  const frame = useRef<HTMLDivElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current !== step) frame.current?.focus()
    shown.current = step
  }, [step])
  return (
    <div ref={frame} tabIndex={-1} style={{ outline: 'none' }}>
      <StepContent step={step} {...props} />
    </div>
  )
}

function StepContent({ step, token, invitation, signedInAs }: StepProps) {
  switch (step) {
    case 'accept':
      return <AcceptPart token={token} invitation={invitation} />
    case 'sign_in':
      return <SignInPart token={token} invitation={invitation} />
    case 'register':
      return <RegisterPart token={token} invitation={invitation} />
    case 'change_account':
      return <ChangeAccountPart token={token} invitation={invitation} signedInAs={signedInAs} />
    default:
      return step satisfies never
  }
}

function isUnknown(error: Error): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 410)
}
