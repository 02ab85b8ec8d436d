import { ADMIN_ROLES, type AdminRole, LOCALES, type Locale } from '@rollcall/contract'
import { type Command, Option } from 'commander'
import { SYSTEM } from '../core/audit.ts'
import { makeOperator } from '../features/auth/index.ts'
import { appointAdmin } from '../features/orgs/index.ts'
import type { Terminal } from './command.ts'
import { requireOrgNamed } from './named-org.ts'
import { describeSignIn, providePerson } from './people.ts'

interface PersonOptions {
  name: string
  locale: Locale
}

interface AdminOptions extends PersonOptions {
  org: string
  role: AdminRole
}

const language = () => new Option('--locale <language>', 'their language').choices(LOCALES).default('en')

/** `rollcall admin …` and `rollcall operator …`: people who run an organization, or this installation. */
export function addPeopleCommands(program: Command, { print, withContext }: Terminal): void {
  program
    .command('admin')
    .description('People who run an organization')
    .command('create')
    .description('Make somebody an admin of an organization, with an account where they have none')
    .argument('<address>', 'their email address')
    .requiredOption('--name <name>', 'their name, should the account be made now')
    .requiredOption('--org <org>', 'id or exact name of the organization')
    .addOption(new Option('--role <role>', 'what they may do').choices(ADMIN_ROLES).default('admin'))
    .addOption(language())
    .action((email: string, { name, locale, org: named, role }: AdminOptions) =>
      withContext(async (ctx) => {
        const { id, name: orgName } = await requireOrgNamed(ctx, named)
        const account = await providePerson(ctx, { email, name, locale })
        await ctx.orgs.write(id, (org) => appointAdmin(org, SYSTEM, account.userId, role))
        print(`${account.email} is ${role === 'viewer' ? 'a' : 'an'} ${role} of ${orgName}.`)
        print(describeSignIn(account))
      }),
    )

  program
    .command('operator')
    .description('People who run this installation')
    .command('create')
    .description('Make somebody an operator, with an account where they have none')
    .argument('<address>', 'their email address')
    .requiredOption('--name <name>', 'their name, should the account be made now')
    .addOption(language())
    .action((email: string, { name, locale }: PersonOptions) =>
      withContext(async (ctx) => {
        const account = await providePerson(ctx, { email, name, locale })
        await makeOperator(ctx.accounts, account.userId)
        print(`${account.email} is an operator of this installation.`)
        print(describeSignIn(account))
      }),
    )
}
