#!/usr/bin/env node
import { Command } from 'commander'
import { addPeopleCommands } from './cli/admin-commands.ts'
import { addAuditCommand } from './cli/audit-command.ts'
import { createTerminal, describeRefusal } from './cli/command.ts'
import { addDoctorCommand } from './cli/doctor-command.ts'
import { addImportCommand } from './cli/import-command.ts'
import { addOrgCommands } from './cli/org-commands.ts'
import { addReportCommands } from './cli/report-commands.ts'
import { addSeedCommands } from './cli/seed-commands.ts'
import { addSuppressionCommands } from './cli/suppression-commands.ts'
import { addTrainingCommands } from './cli/training-commands.ts'
import { stopOnSignals } from './installation.ts'

/** What shells say of a program that Ctrl-C ended. */
const BROKEN_OFF = 130

/** The command line of the operator. Works on the installation that the settings describe, whether or not its server runs. */
const life = stopOnSignals({ exitCode: BROKEN_OFF })
const terminal = createTerminal(life)
const program = new Command('rollcall')
  .description('Runs what an operator has to do beside the server. Reads the same settings.')
  .showHelpAfterError('Add --help to see what there is.')
addOrgCommands(program, terminal)
addPeopleCommands(program, terminal)
addTrainingCommands(program, terminal)
addImportCommand(program, terminal)
addReportCommands(program, terminal)
addSuppressionCommands(program, terminal)
addSeedCommands(program, terminal)
addAuditCommand(program, terminal)
addDoctorCommand(program, terminal)

program
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`${describeRefusal(error)}\n`)
    process.exitCode = 1
  })
  .finally(() => life.stop())
