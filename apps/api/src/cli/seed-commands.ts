import type { Command } from 'commander'
import { STARTER_CATALOGUE } from '../../seeds/catalogue.ts'
import { seedDemo } from '../../seeds/demo/organization.ts'
import { addCatalogueTrainings } from '../features/trainings/index.ts'
import { describeSignIns } from '../welcome.ts'
import type { Terminal } from './command.ts'

/** `rollcall seed …`: something to look at. */
export function addSeedCommands(program: Command, { print, withContext }: Terminal): void {
  program
    .command('seed')
    .description('Something to look at')
    .command('demo')
    .description('Make the demo organization, with made-up people')
    .action(() =>
      withContext(async (ctx) => {
        await addCatalogueTrainings(ctx.accounts.rows, STARTER_CATALOGUE)
        for (const line of describeSignIns(await seedDemo(ctx))) print(line)
      }),
    )
}
