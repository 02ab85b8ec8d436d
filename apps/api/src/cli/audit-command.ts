import type { Command } from 'commander'
import { LATE_MINUTES, verifyOrg } from '../features/audit/index.ts'
import { listAllOrgs } from '../features/orgs/index.ts'
import type { Terminal } from './command.ts'
import { requireOrgNamed } from './named-org.ts'

interface VerifyOptions {
  org?: string
  seal?: string
}

const SEAL_LINE = /^\d+:[0-9a-f]{64}$/

/** `rollcall audit …`: whether the audit logs are still what was sealed. Ends with 1 where one is not. */
export function addAuditCommand(program: Command, { print, withContext }: Terminal): void {
  program
    .command('audit')
    .description('The audit logs of the organizations')
    .command('verify')
    .description('Hold every row against the seals, and name the first that does not fit')
    .option('--org <org>', 'one organization only, its id or exact name')
    .option('--seal <line>', 'a seal that was kept elsewhere, of the organization of --org')
    .action(({ org: named, seal }: VerifyOptions) =>
      withContext(async (ctx) => {
        if (seal !== undefined && named === undefined)
          throw new Error('--seal needs --org: it is the seal of one organization.')
        if (seal !== undefined && !SEAL_LINE.test(seal))
          throw new Error(
            'That is no seal. Give the whole line that Settings › Audit log shows, such as "12:4f…".',
          )
        const orgs = named === undefined ? await listAllOrgs(ctx) : [await requireOrgNamed(ctx, named)]
        let faults = 0
        let rows = 0
        for (const { id, name } of orgs) {
          const verdict = await ctx.orgs.read(id, (org) => verifyOrg(org, ctx.sealChain, seal ?? null))
          if (verdict.fits) rows += verdict.rows
          else faults += 1
          print(
            verdict.fits
              ? `ok     ${name}: ${verdict.rows} rows sealed, ${verdict.unsealed} not yet${lateness(verdict.late)}`
              : `FAULT  ${name}: ${verdict.what}`,
          )
        }
        if (faults === 0) {
          const whose = orgs.length === 1 ? 'this organization' : `all ${orgs.length} organizations`
          print(`The audit log of ${whose} is what was sealed: ${rows} rows.`)
          return
        }
        process.exitCode = 1
        print(
          `${orgs.length - faults} of ${orgs.length} organizations are as they were sealed: ${rows} rows.`,
        )
        if (faults === orgs.length && orgs.length > 1)
          print('None is. Is SECRET_KEY the one that the server has? Seals are made with it.')
      }),
    )
}

/** A seal that was removed and made anew has a later time than it should. So has one of a server that stood still. */
function lateness(rows: number): string {
  return rows > 0
    ? `; ${rows} were sealed more than ${LATE_MINUTES} minutes after they were written: no server sealed then, or seals were made anew`
    : ''
}
