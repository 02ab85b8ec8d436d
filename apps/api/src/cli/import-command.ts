import type { Command } from 'commander'
import type { Terminal } from './command.ts'
import { importSpreadsheet } from './import/import-spreadsheet.ts'
import type { ImportOptions } from './import/options.ts'

/** `rollcall import`: the people of a spreadsheet, as the admin app invites them. */
export function addImportCommand(program: Command, terminal: Terminal): void {
  program
    .command('import')
    .description('Invite the people of a spreadsheet, after showing what becomes of its rows')
    .argument('<file>', 'Excel, OpenDocument or CSV')
    .requiredOption('--org <org>', 'id or exact name of the organization')
    .option('--dry-run', 'only show it: nothing is stored and nobody is invited')
    .option('--yes', 'invite without asking, for scripts')
    .option('--again', 'also invite who declined before or was archived')
    .option(
      '--notify <when>',
      'when the emails leave: now, hold, or a time in the zone of the organization such as 2027-03-14T09:00',
      'now',
    )
    .option('--as <address>', 'the admin of the organization in whose name this is done')
    .option('--errors <file>', 'write the rows that need work to this file (.xlsx), to be mended')
    .option('--group <name>', 'the group of the rows that name none')
    .option('--email-column <column>', 'heading or letter of the column with the addresses')
    .option('--group-column <column>', 'of the column with the groups')
    .option('--location-column <column>', 'of the column with the locations')
    .option('--id-column <column>', 'of the column with the numbers of the organization')
    .action((file: string, options: ImportOptions) => importSpreadsheet(terminal, file, options))
}
