#!/usr/bin/env node
import { Command } from 'commander'
import { addPeopleCommands } from './cli/admin-commands.ts'
import { createTerminal, describeRefusal } from './cli/command.ts'
import { addDoctorCommand } from './cli/doctor-command.ts'
import { addOrgCommands } from './cli/org-commands.ts'
import { addSeedCommands } from './cli/seed-commands.ts'
import { addTrainingCommands } from './cli/training-commands.ts'
import { stopOnSignals } from './installation.ts'

/** The command line of the operator. Works on the installation that the settings describe, whether or not its server runs. */
const life = stopOnSignals()
const terminal = createTerminal(life)
const program = new Command('rollcall')
  .description('Runs what an operator has to do beside the server. Reads the same settings.')
  .showHelpAfterError('Add --help to see what there is.')
addOrgCommands(program, terminal)
addPeopleCommands(program, terminal)
addTrainingCommands(program, terminal)
addSeedCommands(program, terminal)
addDoctorCommand(program, terminal)

program
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`${describeRefusal(error)}\n`)
    process.exitCode = 1
  })
  .finally(() => life.stop())
