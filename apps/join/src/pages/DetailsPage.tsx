import { LIMITS, LOCALES, type UserDto } from '@rollcall/contract'
import { useState } from 'react'
import { useAccountText } from '../account-text.ts'
import { call } from '../api.ts'
import { checkFilled, checkNewPassword, useForm } from '../form.ts'
import { useLoad } from '../load.ts'
import { Button } from '../parts/Button.tsx'
import { Field, PasswordField, SelectField } from '../parts/Field.tsx'
import { Link } from '../parts/Link.tsx'
import { Page, Wait } from '../parts/Page.tsx'
import { Alert, Trouble } from '../parts/Trouble.tsx'
import { useSignedOut } from '../signed-out.ts'

/** What somebody says of themselves, and their password. */
export function DetailsPage() {
  const { details, account } = useAccountText()
  const { data, problem, reload } = useLoad(loadMe)
  const isOut = useSignedOut([problem])
  if (problem && !isOut) return <Trouble problem={problem} retry={reload} />
  if (!data) return <Wait />
  return (
    <Page title={details.title}>
      <DetailsForm user={data.user} />
      <h2>{details.passwordTitle}</h2>
      <PasswordForm />
      <Link to="/account" plain>
        {account.back}
      </Link>
    </Page>
  )
}

function DetailsForm({ user }: { user: UserDto }) {
  const { details, form: words } = useAccountText()
  const [isSaved, setSaved] = useState(false)
  const form = useForm({ name: checkFilled, locale: () => false }, async (typed) => {
    setSaved(false)
    const locale = LOCALES.find((one) => one === typed('locale')) ?? user.locale
    await call('PATCH /join/me', { body: { name: typed('name').trim(), locale } })
    setSaved(true)
  })
  useSignedOut([form.problem])
  return (
    <form {...form.props}>
      <Field
        field={form.field('name')}
        label={words.name}
        hint={words.nameHint}
        autoComplete="name"
        maxLength={LIMITS.name}
        defaultValue={user.name}
      />
      <SelectField field={form.field('locale')} label={details.language} defaultValue={user.locale}>
        {LOCALES.map((locale) => (
          <option key={locale} value={locale} lang={locale}>
            {details.languages[locale]}
          </option>
        ))}
      </SelectField>
      <Alert problem={form.problem} />
      <p role="status" className={isSaved ? 'notice' : ''}>
        {isSaved && details.saved}
      </p>
      <Button busy={form.busy}>{details.save}</Button>
    </form>
  )
}

function PasswordForm() {
  const { details, form: words } = useAccountText()
  const [saved, setSaved] = useState(0)
  const form = useForm({ currentPassword: checkFilled, password: checkNewPassword }, async (typed) => {
    const body = { currentPassword: typed('currentPassword'), password: typed('password') }
    await call('PATCH /join/me', { body })
    setSaved(saved + 1)
  })
  useSignedOut([form.problem])
  // The key empties the fields after each change.
  return (
    <form {...form.props} key={saved}>
      <PasswordField field={form.field('currentPassword')} label={details.current} />
      <PasswordField
        field={form.field('password')}
        fresh={LIMITS.learnerPasswordMin}
        label={words.newPassword}
      />
      <Alert problem={form.problem} />
      <p role="status" className={saved ? 'notice' : ''}>
        {saved > 0 && details.passwordSaved}
      </p>
      <Button kind="second" busy={form.busy}>
        {details.savePassword}
      </Button>
    </form>
  )
}

function loadMe() {
  return call('GET /join/me')
}
