import type { SessionDto } from '@rollcall/contract'
import { useState } from 'react'
import { useAccountText } from '../account-text.ts'
import { call } from '../api.ts'
import { browserOf } from '../browser-name.ts'
import { useLoad } from '../load.ts'
import { Button } from '../parts/Button.tsx'
import { Link } from '../parts/Link.tsx'
import { Page, Wait } from '../parts/Page.tsx'
import { Alert, Trouble } from '../parts/Trouble.tsx'
import { useSend } from '../send.ts'
import { useSignedOut } from '../signed-out.ts'
import { useText } from '../text.ts'

/** The browsers in which somebody is signed in, to look at and to end. */
export function SessionsPage() {
  const { sessions: words, account } = useAccountText()
  const { data, problem, reload } = useLoad(listSessions)
  const [isEnded, setEnded] = useState(false)
  const endOthers = useSend(async () => {
    await call('DELETE /join/me/sessions')
    ended()
  })
  const isOut = useSignedOut([problem, endOthers.problem])

  function ended(): void {
    setEnded(true)
    reload()
  }

  if (problem && !isOut) return <Trouble problem={problem} retry={reload} />
  if (!data) return <Wait />
  const others = data.items.filter(({ current }) => !current)
  return (
    <Page title={words.title} lead={others.length > 0 ? words.lead : words.none}>
      <p role="status" className={isEnded ? 'notice' : ''}>
        {isEnded && words.ended}
      </p>
      <ul className="rows">
        {data.items.map((session) => (
          <Session key={session.id} session={session} ended={ended} />
        ))}
      </ul>
      <Alert problem={endOthers.problem} />
      <div className="actions">
        {others.length > 1 && (
          <Button kind="second" busy={endOthers.busy} onPress={endOthers.send}>
            {words.endOthers}
          </Button>
        )}
        <Link to="/account" plain>
          {account.back}
        </Link>
      </div>
    </Page>
  )
}

function Session({ session, ended }: { session: SessionDto; ended: () => void }) {
  const { locale } = useText()
  const { sessions: words } = useAccountText()
  const { id, app, userAgent, lastSeenAt, current } = session
  const { name, system } = browserOf(userAgent)
  const browser = name ? words.browser(name, system ?? words.unknownSystem) : words.unknown
  const seen = new Date(lastSeenAt).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const end = useSend(async () => {
    await call('DELETE /join/me/sessions/:id', { params: { id } })
    ended()
  })
  return (
    <li>
      <h2>
        {browser}
        {app === 'admin' && `, ${words.asAdmin}`}
      </h2>
      <p className="hint">{current ? words.here : words.lastSeen(seen)}</p>
      <Alert problem={end.problem} />
      {!current && (
        <Button kind="plain" busy={end.busy} onPress={end.send} label={words.endNamed(browser)}>
          {words.end}
        </Button>
      )}
    </li>
  )
}

function listSessions() {
  return call('GET /join/me/sessions')
}
