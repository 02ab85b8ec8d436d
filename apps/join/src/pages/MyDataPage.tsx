import { useAccountText } from '../account-text.ts'
import { call } from '../api.ts'
import { checkFilled, useForm } from '../form.ts'
import { Button } from '../parts/Button.tsx'
import { PasswordField } from '../parts/Field.tsx'
import { Link } from '../parts/Link.tsx'
import { Page } from '../parts/Page.tsx'
import { Alert } from '../parts/Trouble.tsx'
import { replacePlace } from '../place.ts'
import { useSend } from '../send.ts'
import { useSignedOut } from '../signed-out.ts'

/** All data to take along, and the end of the account. */
export function MyDataPage() {
  const { data: words } = useAccountText()
  const take = useSend(async () => {
    saveFile('rollcall-my-data.json', JSON.stringify(await call('GET /join/me/export'), null, 2))
  })
  const remove = useForm({ password: checkFilled }, async (typed) => {
    await call('DELETE /join/me', { body: { password: typed('password') } })
    replacePlace('/sign-in', 'deleted')
  })
  useSignedOut([take.problem, remove.problem])
  return (
    <Page title={words.title} lead={words.exportLead}>
      <Alert problem={take.problem} />
      <Button kind="second" busy={take.busy} onPress={take.send}>
        {words.export}
      </Button>
      <h2>{words.deleteTitle}</h2>
      <p>{words.deleteLead}</p>
      <form {...remove.props}>
        <PasswordField field={remove.field('password')} label={words.confirmPassword} />
        <Alert problem={remove.problem} />
        <Button kind="danger" busy={remove.busy}>
          {words.delete}
        </Button>
        <Link to="/account" plain>
          {words.keep}
        </Link>
      </form>
    </Page>
  )
}

function saveFile(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
