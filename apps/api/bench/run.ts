import { imports } from './imports.ts'
import { batchOf500 } from './invites-batch.ts'
import { oneInvite } from './invites-one.ts'
import { openBench } from './lib/bench.ts'
import { printReport } from './lib/report.ts'
import { mailEvents } from './mail-events.ts'
import { mailToPending } from './mail-to-pending.ts'
import { mailTransports } from './mail-transports.ts'
import { roster } from './roster.ts'

// pnpm bench [word [number]]: how fast Rollcall is, each figure beside its physical limit, measured in turn in one run. With a word only
// the parts whose name has it; of the imports only those of so many rows, and of mail so many. Times of a busy machine mean little; the
// ratios are what to read.

const PARTS = {
  'invite-one': oneInvite,
  'invite-batch': batchOf500,
  roster,
  imports,
  'mail-transports': mailTransports,
  'mail-to-pending': mailToPending,
  'mail-events': mailEvents,
}

const [word = '', number] = process.argv.slice(2)
const bench = await openBench()
try {
  for (const [name, measure] of Object.entries(PARTS)) {
    if (!name.includes(word)) continue
    console.log(`\n${name} …`)
    printReport(await measure(bench, number))
  }
} finally {
  await bench.close()
}
