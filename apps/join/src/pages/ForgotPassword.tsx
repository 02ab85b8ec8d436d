import { useState } from 'react'
import { useAccountText } from '../account-text.ts'
import { call } from '../api.ts'
import { checkEmail, useForm } from '../form.ts'
import { Button } from '../parts/Button.tsx'
import { EmailField } from '../parts/Field.tsx'
import { Link } from '../parts/Link.tsx'
import { Page } from '../parts/Page.tsx'
import { Alert } from '../parts/Trouble.tsx'

/** Asks for a link to choose a new password, for the address that is already known if one is. */
export function ForgotPassword({ email: known }: { email: string }) {
  const { forgot } = useAccountText()
  const [sentTo, setSentTo] = useState('')
  const form = useForm({ email: checkEmail }, async (typed) => {
    const email = typed('email').trim()
    await call('POST /join/forgot-password', { body: { email } })
    // The same page for every address: it must not tell who has an account.
    setSentTo(email)
  })
  if (sentTo) {
    return (
      <Page key="sent" title={forgot.sentTitle} lead={forgot.sent(sentTo)}>
        <p>{forgot.notThere}</p>
        <div className="actions">
          <Link to="/sign-in">{forgot.toSignIn}</Link>
          <Button kind="second" onPress={() => setSentTo('')}>
            {forgot.again}
          </Button>
        </div>
      </Page>
    )
  }
  return (
    <Page key="ask" title={forgot.title} lead={forgot.lead}>
      <form {...form.props}>
        <EmailField field={form.field('email')} defaultValue={known} />
        <Alert problem={form.problem} />
        <Button busy={form.busy}>{forgot.send}</Button>
        <Link to="/sign-in" plain>
          {forgot.toSignIn}
        </Link>
      </form>
    </Page>
  )
}
