import { useState } from 'react'
import { useAccountText } from '../account-text.ts'
import { call } from '../api.ts'
import { type Asked, lastAsked } from '../asked.ts'
import { checkCode, checkEmail, useForm } from '../form.ts'
import { Button } from '../parts/Button.tsx'
import { EmailField, Field } from '../parts/Field.tsx'
import { Organization } from '../parts/Offer.tsx'
import { Page } from '../parts/Page.tsx'
import { Alert } from '../parts/Trouble.tsx'
import { goTo, hrefOf } from '../place.ts'
import { useSend } from '../send.ts'
import { useText } from '../text.ts'
import { keepVerified } from '../verified.ts'

/** After asking to join: the code of the mail, or what to do when no mail comes. The same for every address. */
export function CheckMail({ slug }: { slug: string }) {
  const { checkMail } = useAccountText()
  const asked = lastAsked(slug)
  return (
    <Page
      above={asked && <Organization organization={asked.organization} />}
      title={checkMail.title}
      lead={asked ? checkMail.sent(asked.email, asked.organization.name) : checkMail.sentSomewhere}
    >
      <CodeForm asked={asked} />
      <h2>{checkMail.notThere}</h2>
      <p>{checkMail.look}</p>
      {asked && <AskAgain asked={asked} />}
      <a className="plain" href={hrefOf(`/${slug}`)}>
        {checkMail.otherAddress}
      </a>
    </Page>
  )
}

function CodeForm({ asked }: { asked: Asked | null }) {
  const { checkMail, form: words } = useAccountText()
  const checks = { email: asked ? () => false as const : checkEmail, code: checkCode }
  const form = useForm(checks, async (typed) => {
    const email = asked?.email ?? typed('email').trim()
    keepVerified(await call('POST /join/verify', { body: { email, code: typed('code') } }))
    goTo('/verify')
  })
  return (
    <form {...form.props}>
      {!asked && <EmailField field={form.field('email')} />}
      <Field
        field={form.field('code')}
        label={words.code}
        hint={words.codeHint}
        className="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
      />
      <Alert problem={form.problem} />
      <Button busy={form.busy}>{checkMail.confirm}</Button>
    </form>
  )
}

function AskAgain({ asked: { slug, email, groupId, locationId } }: { asked: Asked }) {
  const { locale } = useText()
  const { checkMail } = useAccountText()
  const [isSent, setSent] = useState(false)
  const again = useSend(async () => {
    setSent(false)
    const body = { email, groupId, locationId: locationId || null, locale }
    await call('POST /join/pages/:slug/requests', { params: { slug }, body })
    setSent(true)
  })
  return (
    <>
      <p role="status" className={isSent ? 'notice' : ''}>
        {isSent && checkMail.sentAgain(email)}
      </p>
      <Alert problem={again.problem} />
      <Button kind="second" busy={again.busy} onPress={again.send}>
        {checkMail.again}
      </Button>
    </>
  )
}
