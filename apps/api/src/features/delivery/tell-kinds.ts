import type { OrgWriter } from '../../core/org-scope.ts'
import type { MailKinds } from './mail-kinds.ts'

interface About {
  kind: string
  ref_id: string
}

/** Takes the locks of the features that these mails are about. Before those of the messages: who cancels takes them in this order. */
export async function holdKinds(kinds: MailKinds, org: OrgWriter, mails: About[]): Promise<void> {
  for (const [kind, refIds] of refsByKind(mails)) await kinds[kind]?.hold?.(org, refIds)
}

/** Tells the features that something became known of mails about their things. */
export async function tellKinds(kinds: MailKinds, org: OrgWriter, mails: About[]): Promise<void> {
  for (const [kind, refIds] of refsByKind(mails)) {
    await kinds[kind]?.onFacts(
      org,
      refIds.map((refId) => ({ refId })),
    )
  }
}

function refsByKind(mails: About[]): Map<string, string[]> {
  const kinds = new Map<string, string[]>()
  for (const { kind, ref_id } of mails) {
    const others = kinds.get(kind)
    if (others) others.push(ref_id)
    else kinds.set(kind, [ref_id])
  }
  return kinds
}
