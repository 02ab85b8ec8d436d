import type { Command } from 'commander'
import { requireEmailAddress } from '../core/email-address.ts'
import { listOrgIds } from '../features/orgs/index.ts'
import { type GlobalRow, liftAll, listGlobal } from '../features/suppressions/index.ts'
import type { Terminal } from './command.ts'
import { toTable } from './table.ts'

/** More than a person reads; who looks for one address names a part of it. */
const AT_MOST = 200

/** `rollcall suppression …`: the addresses to which no organization of the installation may write. */
export function addSuppressionCommands(program: Command, { print, withContext }: Terminal): void {
  const commands = program.command('suppression').description('Addresses to which no organization may write')

  commands
    .command('list')
    .description('Show them, newest first')
    .argument('[part]', 'a part of the address')
    .action((part = '') =>
      withContext(async (ctx) => {
        const rows = await listGlobal(ctx.accounts.rows, part, AT_MOST + 1)
        if (rows.length === 0) return print('There is none.')
        print(toTable(['Address', 'Why', 'Since', 'Until'], rows.slice(0, AT_MOST).map(toCells)))
        if (rows.length > AT_MOST) print(`… and more. Name a part of the address to see fewer.`)
      }),
    )

  commands
    .command('lift')
    .description(
      'Let mail go to an address again, from every organization. Ask its owner first: they may have asked for none',
    )
    .argument('<address>', 'the whole address')
    .action((email: string) =>
      withContext(async (ctx) => {
        const { key } = requireEmailAddress(email)
        let lifted = 0
        for (const orgId of await listOrgIds(ctx.accounts.rows)) {
          const { own, global } = await ctx.orgs.write(orgId, (org) => liftAll(org, key))
          lifted += own + global
        }
        print(lifted > 0 ? `Mail may go to ${key} again.` : `Nothing kept mail from ${key}.`)
      }),
    )
}

function toCells({ email_key, reason, created_at, expires_at }: GlobalRow): string[] {
  const address = email_key.endsWith('@erased.invalid') ? '(erased)' : email_key
  return [address, WORDS[reason], day(created_at), expires_at === null ? 'for good' : day(expires_at)]
}

const WORDS: Record<GlobalRow['reason'], string> = {
  bounced: 'mail came back',
  complained: 'reported as unwanted',
  unsubscribed: 'asked for no invitations',
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10)
}
