import type { Command } from 'commander'
import Joi from 'joi'
import { name } from '../core/schemas.ts'
import { checkInput } from '../core/validation.ts'
import { addCatalogueTrainings, listWholeCatalogue, type NewTraining } from '../features/trainings/index.ts'
import type { Terminal } from './command.ts'
import { toTable } from './table.ts'

interface AddOptions {
  minutes: string
  description: string
}

const newTraining = Joi.object<NewTraining, true>({
  title: name(200).required(),
  description: Joi.string().trim().max(2000).required(),
  minutes: Joi.number().integer().min(1).max(6000).required(),
})

/** `rollcall training …`: the catalogue of this installation. */
export function addTrainingCommands(program: Command, { print, withContext }: Terminal): void {
  const commands = program.command('training').description('The catalogue of this installation')

  commands
    .command('add')
    .description('Add a training, which every organization may then offer')
    .argument('<title>', 'its exact title, by which it is known')
    .requiredOption('--minutes <number>', 'how long it takes')
    .requiredOption('--description <text>', 'what it is about')
    .action((title: string, options: AddOptions) =>
      withContext(async ({ accounts }) => {
        const training = checkInput(newTraining, { title, ...options })
        const added = await addCatalogueTrainings(accounts.rows, [training])
        if (added.length === 0) throw new Error(`There is a training called "${training.title}" already.`)
        print(`Added "${training.title}" to the catalogue.`)
      }),
    )

  commands
    .command('list')
    .description('Show the catalogue')
    .action(() =>
      withContext(async ({ accounts }) => {
        const trainings = await listWholeCatalogue(accounts.rows)
        const rows = trainings.map(({ title, minutes }) => [title, String(minutes)])
        print(rows.length > 0 ? toTable(['Title', 'Minutes'], rows) : 'There is none yet.')
      }),
    )
}
