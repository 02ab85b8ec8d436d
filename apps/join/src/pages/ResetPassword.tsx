import { LIMITS } from '@rollcall/contract'
import { useAccountText } from '../account-text.ts'
import { call, isProblem } from '../api.ts'
import { checkNewPassword, useForm } from '../form.ts'
import { Button } from '../parts/Button.tsx'
import { PasswordField } from '../parts/Field.tsx'
import { Link } from '../parts/Link.tsx'
import { Page } from '../parts/Page.tsx'
import { Alert } from '../parts/Trouble.tsx'
import { replacePlace } from '../place.ts'
import { dropToken, heldToken } from '../token.ts'

/** Sets the new password with the token of a mailed link, then goes to sign in: the link itself signs nobody in. */
export function ResetPassword() {
  const text = useAccountText()
  const token = heldToken('reset')
  const form = useForm({ password: checkNewPassword }, async (typed) => {
    await call('POST /join/reset-password', { body: { token: token ?? '', password: typed('password') } })
    dropToken('reset')
    replacePlace('/sign-in', 'password-changed')
  })
  if (!token || isProblem(form.problem, 'link_dead', 'not_found')) {
    return (
      <Page key="dead" title={text.deadLink.title} lead={text.reset.dead}>
        <Link to="/forgot-password">{text.reset.again}</Link>
      </Page>
    )
  }
  return (
    <Page key="choose" title={text.reset.title}>
      <form {...form.props}>
        <PasswordField
          field={form.field('password')}
          fresh={LIMITS.learnerPasswordMin}
          label={text.form.newPassword}
        />
        <Alert problem={form.problem} />
        <Button busy={form.busy}>{text.reset.save}</Button>
      </form>
    </Page>
  )
}
