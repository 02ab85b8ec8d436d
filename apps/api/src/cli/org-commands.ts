import { LOCALES, type SetSubscriptionBody, type SubscriptionDto } from '@rollcall/contract'
import { type Command, Option } from 'commander'
import { SYSTEM } from '../core/audit.ts'
import { newId } from '../core/ids.ts'
import { checkInput } from '../core/validation.ts'
import {
  createOrgBody,
  foundOrg,
  listAllOrgs,
  setSubscription,
  setSubscriptionBody,
} from '../features/orgs/index.ts'
import type { Terminal } from './command.ts'
import { addMailCommand } from './mail-command.ts'
import { requireOrgNamed } from './named-org.ts'
import { describeSignIn, providePerson } from './people.ts'
import { toTable } from './table.ts'

interface CreateOptions {
  owner: string
  ownerName: string
  timeZone: string
  locale: 'en' | 'es'
}

interface SubscriptionOptions {
  status?: 'none' | 'active'
  seats?: string
  until?: string
}

/** `rollcall org …`: the organizations of this installation. */
export function addOrgCommands(program: Command, terminal: Terminal): void {
  const { print, withContext } = terminal
  const commands = program.command('org').description('The organizations of this installation')

  commands
    .command('create')
    .description('Make an organization, with its owner')
    .argument('<name>', 'what it is called')
    .requiredOption('--owner <address>', 'email address of the owner')
    .requiredOption('--owner-name <name>', 'name of the owner, should the account be made now')
    .option('--time-zone <zone>', 'IANA name, such as America/New_York', 'UTC')
    .addOption(new Option('--locale <language>', 'the language of its mails').choices(LOCALES).default('en'))
    .action((name: string, { owner, ownerName, timeZone, locale }: CreateOptions) =>
      withContext(async (ctx) => {
        const details = checkInput(createOrgBody, { name, timeZone })
        const account = await providePerson(ctx, { email: owner, name: ownerName, locale })
        const id = newId()
        const founding = { ...details, locale, subscription: ctx.defaultSubscription }
        await ctx.orgs.write(id, (org) => foundOrg(org, account.userId, founding, SYSTEM))
        print(`Made the organization "${details.name}": ${id}`)
        print(describeSignIn(account))
      }),
    )

  commands
    .command('list')
    .description('Show all organizations')
    .action(() =>
      withContext(async (ctx) => {
        const rows = (await listAllOrgs(ctx)).map(({ id, name, createdAt, subscription }) => [
          id,
          name,
          createdAt.slice(0, 10),
          describeSubscription(subscription),
        ])
        print(rows.length > 0 ? toTable(['Id', 'Name', 'Since', 'Subscription'], rows) : 'There is none yet.')
      }),
    )

  commands
    .command('subscription')
    .description('Show the subscription of an organization, or set the parts of it that are given')
    .argument('<org>', 'its id or exact name')
    .addOption(new Option('--status <status>').choices(['none', 'active']))
    .option('--seats <number>', 'how many active learners it covers, or "unlimited"')
    .option(
      '--until <day>',
      'its end, such as 2027-12-31 (midnight, UTC) or 2027-12-31T17:00:00-05:00, or "never"',
    )
    .action((named: string, options: SubscriptionOptions) =>
      withContext(async (ctx) => {
        const { id, name, subscription } = await requireOrgNamed(ctx, named)
        const wanted = checkInput(setSubscriptionBody, { ...subscription, ...toSubscription(options) })
        const isChange = Object.keys(options).length > 0
        const now = isChange
          ? await ctx.orgs.write(id, (org) => setSubscription(org, SYSTEM, wanted))
          : subscription
        print(`${name}: ${describeSubscription(now)}`)
      }),
    )
  addMailCommand(commands, terminal)
}

function toSubscription({
  status,
  seats,
  until,
}: SubscriptionOptions): Partial<Record<keyof SetSubscriptionBody, unknown>> {
  return {
    ...(status === undefined ? {} : { status }),
    ...(seats === undefined ? {} : { seats: seats === 'unlimited' ? null : seats }),
    ...(until === undefined ? {} : { until: toInstant(until) }),
  }
}

function toInstant(day: string): string | null {
  if (day === 'never') return null
  return /^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T00:00:00Z` : day
}

function describeSubscription({ status, seats, until }: SubscriptionDto): string {
  if (status === 'none') return 'none'
  const covers = seats === null ? 'any number of learners' : `${seats} active learners`
  return `active, ${covers}, ${until === null ? 'without an end' : `until ${until}`}`
}
