import { Anchor, Text } from '@mantine/core'
import type { LearnerDto } from '@rollcall/contract'
import { Link, useLocation, useSearchParams } from 'react-router-dom'

/** The address, which opens the learner; and the name, which is known once they are Active. */
export function LearnerName({ learner: { id, email, name } }: { learner: LearnerDto }) {
  const { pathname } = useLocation()
  const [search] = useSearchParams()
  const opened = new URLSearchParams(search)
  opened.set('learner', id)
  return (
    <div style={{ minWidth: 0 }}>
      {name !== null && (
        <Text fw={600} size="sm">
          {name}
        </Text>
      )}
      <Anchor
        component={Link}
        to={{ pathname, search: opened.toString() }}
        size="sm"
        fw={name === null ? 600 : 400}
        c={name === null ? 'var(--mantine-color-text)' : 'dimmed'}
        style={{ overflowWrap: 'anywhere' }}
      >
        <Breakable email={email} />
      </Anchor>
    </div>
  )
}

/** A long address is rather broken before its host than in the middle of a word. */
function Breakable({ email }: { email: string }) {
  const at = email.lastIndexOf('@')
  return (
    <>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </>
  )
}
