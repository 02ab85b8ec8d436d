import { useAccountText } from '../account-text.ts'
import { call } from '../api.ts'
import { checkEmail, checkFilled, useForm } from '../form.ts'
import { Button } from '../parts/Button.tsx'
import { EmailField, PasswordField } from '../parts/Field.tsx'
import { Link } from '../parts/Link.tsx'
import { Page } from '../parts/Page.tsx'
import { Alert } from '../parts/Trouble.tsx'
import { replacePlace } from '../place.ts'
import { useText } from '../text.ts'

/** The way into the account. `step` says what somebody comes from: a new password, or signing out. */
export function SignIn({ step }: { step: string }) {
  const text = useText()
  const { signInPage, forgotPassword } = useAccountText()
  const form = useForm({ email: checkEmail, password: checkFilled }, async (typed) => {
    const body = { email: typed('email').trim(), password: typed('password') }
    await call('POST /join/sign-in', { body })
    replacePlace('/account')
  })
  const news = {
    'password-changed': signInPage.passwordChanged,
    'signed-out': signInPage.signedOut,
    'session-ended': signInPage.sessionEnded,
    deleted: signInPage.deleted,
  }[step]
  return (
    <Page title={signInPage.title} lead={signInPage.lead}>
      {news && (
        <p className="notice" role="status">
          {news}
        </p>
      )}
      <form {...form.props}>
        <EmailField field={form.field('email')} />
        <PasswordField field={form.field('password')} />
        <Alert problem={form.problem} />
        <Button busy={form.busy}>{text.signIn}</Button>
        <Link to="/forgot-password" plain>
          {forgotPassword}
        </Link>
      </form>
      <p className="hint">{signInPage.newHere}</p>
    </Page>
  )
}
