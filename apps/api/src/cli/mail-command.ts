import type { Command } from 'commander'
import Joi from 'joi'
import { SYSTEM } from '../core/audit.ts'
import { checkInput } from '../core/validation.ts'
import {
  goOnSending,
  type Pause,
  readDailyMails,
  readPause,
  setDailyMails,
} from '../features/delivery/index.ts'
import type { Terminal } from './command.ts'
import { requireOrgNamed } from './named-org.ts'

interface MailOptions {
  daily?: string
  goOn?: boolean
}

const dailyMails = Joi.object<{ daily: number | null }, true>({
  daily: Joi.number().integer().min(0).max(10_000_000).allow(null).required(),
})
const WORDS = new Map<string, number | null>([
  ['unlimited', 0],
  ['default', null],
])

/** `rollcall org mail …`: how much an organization may send, and whether its mail waits. */
export function addMailCommand(commands: Command, { print, withContext }: Terminal): void {
  commands
    .command('mail')
    .description('Show whether the mail of an organization waits, or set how much it may send a day')
    .argument('<org>', 'its id or exact name')
    .option('--daily <number>', 'mails a day, "unlimited", or "default" for what the installation allows')
    .option('--go-on', 'end the pause of this organization now')
    .action((named: string, { daily, goOn }: MailOptions) =>
      withContext(async (ctx) => {
        const { id, name } = await requireOrgNamed(ctx, named)
        if (daily !== undefined) {
          const wanted = checkInput(dailyMails, { daily: WORDS.has(daily) ? WORDS.get(daily) : daily })
          await ctx.orgs.write(id, (org) => setDailyMails(org, SYSTEM, wanted.daily))
        }
        if (goOn) await ctx.orgs.write(id, (org) => goOnSending(org, SYSTEM))
        print(
          await ctx.orgs.read(id, async (org) =>
            describeMail(name, await readDailyMails(org), await readPause(org, ctx.transport.name)),
          ),
        )
      }),
    )
}

function describeMail(name: string, daily: number | null, pause: Pause | null): string {
  const allowed =
    daily === null
      ? 'as many mails a day as the installation allows'
      : `${daily || 'any number of'} mails a day`
  const waits = pause
    ? `Its mail waits until ${pause.until.toISOString()}: ${pause.reason}.`
    : 'Its mail leaves.'
  return `${name} may send ${allowed}. ${waits}`
}
