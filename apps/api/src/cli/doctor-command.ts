import type { Command } from 'commander'
import type { Terminal } from './command.ts'
import { examine } from './doctor.ts'

const SIGNS = { ok: 'ok   ', note: 'note ', fault: 'FAULT' }

/** `rollcall doctor`: what is in order and what is not, a line each. Ends with 1 where something is not. */
export function addDoctorCommand(program: Command, { print }: Terminal): void {
  program
    .command('doctor')
    .description('Look at the settings, the database, the port, the mail and the disk, and change nothing')
    .action(async () => {
      const findings = await examine()
      for (const { kind, text } of findings) print(`${SIGNS[kind]}  ${text}`)
      if (findings.some(({ kind }) => kind === 'fault')) process.exitCode = 1
    })
}
