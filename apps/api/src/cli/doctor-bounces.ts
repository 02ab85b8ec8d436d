import { connect, createServer } from 'node:net'
import type { Config } from '../config.ts'
import { type BounceSettings, describeListenFault, LISTENER_NAME } from '../features/delivery/index.ts'
import type { Finding } from './finding.ts'

type ListenAddress = NonNullable<BounceSettings['listen']>

/** Whether mail that comes back gets in. Nothing is said where no mail leaves and none is expected. */
export async function examineBounces({ bounces, smtp }: Config): Promise<Finding[]> {
  if (bounces === null) {
    const text =
      'Returned mail: goes to the address of MAIL_FROM, and Rollcall does not learn of it. BOUNCE_DOMAIN changes that.'
    return smtp ? [{ kind: 'note', text }] : []
  }
  const findings: Finding[] = []
  if (bounces.listen) findings.push(await examineListener(bounces.listen, bounces.domain))
  if (bounces.token)
    findings.push({
      kind: 'ok',
      text: `Returned mail: to ${bounces.domain}, may be handed in at /events/bounce.`,
    })
  return findings
}

async function examineListener(listen: ListenAddress, domain: string): Promise<Finding> {
  const fault = await listenFault(listen)
  const place = `${listen.host}:${listen.port}`
  if (fault === null) return { kind: 'ok', text: `Returned mail: to ${domain}, ${place} is free for it.` }
  if (await greetsAsOurs(listen))
    return { kind: 'ok', text: `Returned mail: to ${domain}, Rollcall listens on ${place}.` }
  return { kind: 'fault', text: `Returned mail: ${describeListenFault(fault, listen)}` }
}

function listenFault({ host, port }: ListenAddress): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', resolve)
    probe.listen(port, host, () => probe.close(() => resolve(null)))
  })
}

function greetsAsOurs({ host, port }: ListenAddress): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 3000 })
    const end = (is: boolean) => {
      socket.destroy()
      resolve(is)
    }
    socket.once('data', (data) => end(data.toString().includes(` ${LISTENER_NAME}`)))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
    socket.once('end', () => end(false))
  })
}
