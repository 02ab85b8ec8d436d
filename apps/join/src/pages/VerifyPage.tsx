import { useState } from 'react'
import { useAccountText } from '../account-text.ts'
import { call, isProblem } from '../api.ts'
import { lastAsked } from '../asked.ts'
import { Button } from '../parts/Button.tsx'
import { Link } from '../parts/Link.tsx'
import { Page } from '../parts/Page.tsx'
import { Alert } from '../parts/Trouble.tsx'
import { hrefOf } from '../place.ts'
import { useSend } from '../send.ts'
import { useText } from '../text.ts'
import { dropToken, heldToken } from '../token.ts'
import { dropVerified, heldVerified, keepVerified } from '../verified.ts'
import { Arrival } from './Arrival.tsx'

/**
 * The link of the mail that follows the join page. Opening it changes nothing, so that a mail scanner may: a person presses the
 * button. From there on the way is the same as after the code.
 */
export function VerifyPage() {
  const { verify } = useAccountText()
  const [verified, setVerified] = useState(heldToken('verify') === null ? heldVerified() : null)
  const confirm = useSend(async () => {
    const body = { token: heldToken('verify') ?? '' }
    const answer = await call('POST /join/verify', { body }).catch((problem) => {
      if (isProblem(problem, 'link_dead')) dropToken('verify')
      throw problem
    })
    keepVerified(answer)
    setVerified(answer)
  })
  function outdated(): void {
    dropVerified()
    setVerified(null)
  }

  if (verified) return <Arrival verified={verified} outdated={outdated} />
  if (heldToken('verify') === null || isProblem(confirm.problem, 'link_dead', 'not_found'))
    return <DeadProof />
  const isRefused = isProblem(confirm.problem, 'address_not_allowed', 'join_page_closed', 'not_joinable')
  return (
    <Page title={verify.title} lead={verify.lead}>
      <Alert problem={confirm.problem} />
      <div className="actions">
        {!isRefused && (
          <Button busy={confirm.busy} onPress={confirm.send}>
            {verify.confirm}
          </Button>
        )}
        {isRefused && <BackToJoinPage />}
      </div>
      <p className="hint">{verify.notYou}</p>
    </Page>
  )
}

/** A link that was used, or is too old. */
function DeadProof() {
  const { verify } = useAccountText()
  const { signIn } = useText()
  return (
    <Page key="dead" title={verify.deadTitle} lead={verify.dead}>
      <p>{verify.deadNext}</p>
      <div className="actions">
        <Link to="/sign-in">{signIn}</Link>
        <BackToJoinPage />
      </div>
    </Page>
  )
}

/** Where somebody asks once more; this tab knows the page if it was asked for here. */
function BackToJoinPage() {
  const { verify } = useAccountText()
  const asked = lastAsked()
  return asked ? (
    <a className="button second" href={hrefOf(`/${asked.slug}`)}>
      {verify.backTo(asked.organization.name)}
    </a>
  ) : (
    <p className="hint">{verify.findPage}</p>
  )
}
