import { type InvitationDto, LIMITS } from '@rollcall/contract'
import { useRef, useState } from 'react'
import { useAccountText } from '../account-text.ts'
import { call, isProblem } from '../api.ts'
import { checkFilled, checkNewPassword, useForm } from '../form.ts'
import { Button } from '../parts/Button.tsx'
import { EmailField, Field, PasswordField } from '../parts/Field.tsx'
import { Link } from '../parts/Link.tsx'
import { Organization } from '../parts/Offer.tsx'
import { Page } from '../parts/Page.tsx'
import { Alert } from '../parts/Trouble.tsx'
import type { Send } from '../send.ts'
import { useText } from '../text.ts'
import { heldToken } from '../token.ts'

interface SignInStepProps {
  invitation: InvitationDto
  accept: Send
  signedIn: (email: string) => void
}

/** The step between pressing Accept and belonging: sign in, or register with the invited address. */
export function SignInStep({ invitation, accept, signedIn }: SignInStepProps) {
  const text = useText()
  const [has, setHas] = useState<'none' | 'account' | 'account after all'>('none')
  const account = useRef<HTMLInputElement>(null)
  const { identify } = useAccountText()
  const { name } = invitation.organization

  // The form goes away with its button: the focus moves to the choice that was made for the person.
  function exists(): void {
    setHas('account after all')
    account.current?.focus()
  }

  async function enter(): Promise<void> {
    await accept.send()
    // Tells only after the answer, so that the page does not turn back to the offer for a moment.
    signedIn(invitation.email)
  }

  return (
    <Page
      above={<Organization organization={invitation.organization} />}
      title={identify.title}
      lead={identify.lead(name)}
    >
      <fieldset>
        <legend>{identify.question}</legend>
        <div className="choice">
          <label>
            <input type="radio" name="has" checked={has === 'none'} onChange={() => setHas('none')} />
            {identify.isNew}
          </label>
          <label>
            <input
              type="radio"
              name="has"
              ref={account}
              checked={has !== 'none'}
              onChange={() => setHas('account')}
            />
            {identify.hasAccount}
          </label>
        </div>
      </fieldset>
      {has === 'account after all' && (
        <p className="notice" role="alert">
          {text.problems.account_exists}
        </p>
      )}
      {has === 'none' ? (
        <RegisterForm email={invitation.email} entered={enter} exists={exists} />
      ) : (
        <SignInForm email={invitation.email} entered={enter} />
      )}
    </Page>
  )
}

interface EntryFormProps {
  email: string
  entered: () => Promise<void>
}

function RegisterForm({ email, entered, exists }: EntryFormProps & { exists: () => void }) {
  const { locale } = useText()
  const text = useAccountText()
  const form = useForm({ name: checkFilled, password: checkNewPassword }, async (typed) => {
    const body = {
      name: typed('name').trim(),
      password: typed('password'),
      inviteToken: heldToken('i') ?? '',
      locale,
    }
    const problem = await call('POST /join/register', { body }).then(
      () => null,
      (reason) => reason,
    )
    if (isProblem(problem, 'account_exists')) return exists()
    if (problem) throw problem
    await entered()
  })
  return (
    <form {...form.props}>
      <EmailField value={email} readOnly hint={text.identify.fixed} />
      <Field
        field={form.field('name')}
        label={text.form.name}
        hint={text.form.nameHint}
        autoComplete="name"
        maxLength={LIMITS.name}
      />
      <PasswordField field={form.field('password')} fresh={LIMITS.learnerPasswordMin} />
      <Alert problem={form.problem} />
      <Button busy={form.busy}>{text.identify.register}</Button>
    </form>
  )
}

function SignInForm({ email, entered }: EntryFormProps) {
  const text = useAccountText()
  const form = useForm({ password: checkFilled }, async (typed) => {
    await call('POST /join/sign-in', { body: { email, password: typed('password') } })
    await entered()
  })
  return (
    <form {...form.props}>
      <EmailField value={email} readOnly hint={text.identify.fixed} />
      <PasswordField field={form.field('password')} />
      <Alert problem={form.problem} />
      <Button busy={form.busy}>{text.identify.signIn}</Button>
      <Link to="/forgot-password" step={email} plain>
        {text.forgotPassword}
      </Link>
    </form>
  )
}
