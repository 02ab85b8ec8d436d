import type { Command } from 'commander'
import { required } from '../core/errors.ts'
import { isUuid } from '../core/ids.ts'
import { findReport, listReports } from '../features/delivery/index.ts'
import type { Terminal } from './command.ts'
import { toTable } from './table.ts'

/** `rollcall report …`: what came to return addresses. */
export function addReportCommands(program: Command, { print, withContext }: Terminal): void {
  const commands = program.command('report').description('Mail that came back, and what else came with it')

  commands
    .command('list')
    .description('Show the newest 100, and what was understood of each')
    .option('--strays', 'only those that say nothing of a mail of ours, or nothing that is understood')
    .action(({ strays = false }: { strays?: boolean }) =>
      withContext(async ({ accounts }) => {
        const reports = await listReports(accounts.rows, { strays })
        const rows = reports.map(({ id, received_at, finding, size, return_address }) => [
          id,
          received_at.toISOString(),
          finding ?? 'not read yet',
          String(size),
          return_address.replace(/\p{Cc}/gu, ' '),
        ])
        const headings = ['Id', 'Received', 'Says', 'Bytes', 'Sent to']
        print(rows.length > 0 ? toTable(headings, rows) : 'There is none.')
      }),
    )

  commands
    .command('show')
    .description('Print one as it came. It may quote an invitation with its link: keep it to yourself')
    .argument('<id>', 'from the list')
    .action((id: string) =>
      withContext(async ({ accounts, reportSeal }) => {
        const report = required(isUuid(id) ? await findReport(accounts.rows, id) : null)
        const text = (await reportSeal.open(report.sealed, report.id)).toString()
        // Nothing in a mail of strangers gives orders to a terminal.
        print(text.replaceAll('\r\n', '\n').replace(/[^\P{Cc}\n\t]/gu, '\u{fffd}'))
      }),
    )
}
