import { LIMITS } from '@rollcall/contract'
import { type ReactNode, useRef, useState } from 'react'
import { useAccountText } from '../account-text.ts'
import { call, isProblem } from '../api.ts'
import { checkFilled, checkNewPassword, useForm } from '../form.ts'
import { Button } from '../parts/Button.tsx'
import { EmailField, Field, PasswordField } from '../parts/Field.tsx'
import { Link } from '../parts/Link.tsx'
import { Page } from '../parts/Page.tsx'
import { Alert } from '../parts/Trouble.tsx'
import { useText } from '../text.ts'

interface EntryStepProps {
  above: ReactNode
  title: string
  lead: string
  /** The address that the account has or will have. It cannot be changed, and `fixed` says why. */
  email: string
  fixed: string
  /** Whether there is an account, as far as that is known. */
  hasAccount?: boolean
  /** What shows that the mailbox is theirs. */
  proof: { inviteToken: string } | { verification: string }
  labels: { register: string; signIn: string }
  entered: () => unknown
  /** What showed it holds no more. */
  outdated?: () => void
}

/** Signing in, or registering with an address that is theirs for sure. */
export function EntryStep(props: EntryStepProps) {
  const { above, title, lead, hasAccount = false } = props
  const [has, setHas] = useState<'none' | 'account' | 'account after all'>(hasAccount ? 'account' : 'none')
  const account = useRef<HTMLInputElement>(null)
  const { identify, problems } = useAccountText()

  // The form goes away with its button: the focus moves to the choice that was made for the person.
  function exists(): void {
    setHas('account after all')
    account.current?.focus()
  }

  return (
    <Page above={above} title={title} lead={lead}>
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
          {problems.account_exists}
        </p>
      )}
      {has === 'none' ? <RegisterForm {...props} exists={exists} /> : <SignInForm {...props} />}
    </Page>
  )
}

function RegisterForm({
  email,
  fixed,
  proof,
  labels,
  entered,
  outdated,
  exists,
}: EntryStepProps & { exists: () => void }) {
  const { locale } = useText()
  const text = useAccountText()
  const form = useForm({ name: checkFilled, password: checkNewPassword }, async (typed) => {
    const body = { name: typed('name').trim(), password: typed('password'), ...proof, locale }
    const problem = await call('POST /join/register', { body }).then(
      () => null,
      (reason) => reason,
    )
    if (isProblem(problem, 'account_exists')) return exists()
    if (outdated && isProblem(problem, 'link_dead')) return outdated()
    if (problem) throw problem
    await entered()
  })
  return (
    <form {...form.props}>
      <EmailField value={email} readOnly hint={fixed} />
      <Field
        field={form.field('name')}
        label={text.form.name}
        hint={text.form.nameHint}
        autoComplete="name"
        maxLength={LIMITS.name}
      />
      <PasswordField field={form.field('password')} fresh={LIMITS.learnerPasswordMin} />
      <Alert problem={form.problem} />
      <Button busy={form.busy}>{labels.register}</Button>
    </form>
  )
}

function SignInForm({ email, fixed, proof, labels, entered }: EntryStepProps) {
  const text = useAccountText()
  const form = useForm({ password: checkFilled }, async (typed) => {
    const body = { email, password: typed('password'), ...('verification' in proof ? proof : {}) }
    await call('POST /join/sign-in', { body })
    await entered()
  })
  return (
    <form {...form.props}>
      <EmailField value={email} readOnly hint={fixed} />
      <PasswordField field={form.field('password')} />
      <Alert problem={form.problem} />
      <Button busy={form.busy}>{labels.signIn}</Button>
      <Link to="/forgot-password" step={email} plain>
        {text.forgotPassword}
      </Link>
    </form>
  )
}
