import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { insertBare, insertWholeInvites, parseBare } from './lib/bare-import.ts'
import type { Bench } from './lib/bench.ts'
import { type ImportRun, runImport } from './lib/import-run.ts'
import { type Installation, startInstallation } from './lib/installation.ts'
import { peopleFile } from './lib/people-file.ts'
import type { Figure } from './lib/report.ts'
import { type Organization, seedOrganization } from './lib/seed.ts'

/** How many rows, and how often: of several the best counts, on either side. */
const SIZES = [
  { rows: 500, rounds: 15 },
  { rows: 10_000, rounds: 4 },
  { rows: 100_000, rounds: 3 },
]

/** Megabytes. */
const MEMORY_GOAL = 400
/** Milliseconds. */
const OTHERS_GOAL = 100

interface Round {
  ours: ImportRun
  reader: number
  parse: number
  parseMemory: number
  insert: number
  whole: number
}

/**
 * A spreadsheet from the upload to rows that can be looked at, beside the bare parse of the same file, and from the approval to the
 * last invite, beside one bare insert of all its rows. All that the server is asked meanwhile and the memory that it takes are told, too.
 */
export async function imports(bench: Bench, only?: string): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rollcall-bench-imports-'))
  const installation = await startInstallation(bench.databaseUrl)
  try {
    const somebodyElse = await seedOrganization(installation.databaseUrl)
    const figures: Figure[] = []
    const perRow: { review: number; approval: number }[] = []
    for (const { rows, rounds } of SIZES) {
      if (only !== undefined && rows !== Number(only)) continue
      const measured: Round[] = []
      for (let round = 0; round < rounds; round += 1)
        measured.push(await measure(bench, installation, somebodyElse, folder, rows, round))
      figures.push(...toFigures(rows, measured))
      const best = (of: (round: Round) => number) => Math.min(...measured.map(of)) / rows
      perRow.push({ review: best(({ ours }) => ours.review), approval: best(({ ours }) => ours.approval) })
    }
    return [...figures, ...growth(perRow)]
  } finally {
    await installation.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(
  { databaseUrl }: Bench,
  installation: Installation,
  somebodyElse: Organization,
  folder: string,
  rows: number,
  round: number,
): Promise<Round> {
  const bytes = peopleFile(`size${rows}round${round}`, rows)
  const file = path.join(folder, 'people.xlsx')
  writeFileSync(file, bytes)
  const bare = await parseBare(file)
  const insert = await insertBare(databaseUrl, rows)
  const whole = await insertWholeInvites(databaseUrl, rows)
  const organization = await seedOrganization(installation.databaseUrl)
  const ours = await runImport(installation, organization, somebodyElse, bytes)
  return {
    ours,
    reader: await readAlone(installation, bytes, rows),
    parse: bare.ms,
    parseMemory: bare.megabytes,
    insert,
    whole,
  }
}

/** Our reader without the server: its process starts, reads, and hands over the rows. */
async function readAlone({ features }: Installation, bytes: Buffer, rows: number): Promise<number> {
  const { createSpreadsheetReader, limitsFor } = features.imports
  const reader = createSpreadsheetReader(limitsFor(rows))
  const startedAt = performance.now()
  await reader.read({ name: 'people.xlsx', bytes })
  return performance.now() - startedAt
}

function toFigures(rows: number, measured: Round[]): Figure[] {
  const least = (of: (round: Round) => number) => Math.min(...measured.map(of))
  const most = (of: (round: Round) => number) => Math.max(...measured.map(of))
  const name = (what: string) => `${rows.toLocaleString('en')} rows: ${what}`
  const parse = least((round) => round.parse)
  return [
    {
      name: name('upload to review / bare parse'),
      unit: 'ms',
      ours: least(({ ours }) => ours.review),
      bare: parse,
      goal: 1.5,
    },
    {
      name: name('our reader alone / bare parse'),
      unit: 'ms',
      ours: least(({ reader }) => reader),
      bare: parse,
    },
    // A person is a row in each of five tables, with their indexes, which no way of inviting can be faster than.
    {
      name: name('approval to last invite / bare insert of all their rows'),
      unit: 'ms',
      ours: least(({ ours }) => ours.approval),
      bare: least(({ whole }) => whole),
      goal: 3,
    },
    {
      name: name('the same / bare insert into one table'),
      unit: 'ms',
      ours: least(({ ours }) => ours.approval),
      bare: least(({ insert }) => insert),
    },
    {
      name: name('memory of the server / allowed'),
      unit: 'MB',
      ours: most(({ ours }) => ours.memory.own),
      bare: MEMORY_GOAL,
      goal: 1,
    },
    {
      name: name('memory of the reading process / bare parse'),
      unit: 'MB',
      ours: most(({ ours }) => ours.memory.child),
      bare: most(({ parseMemory }) => parseMemory),
    },
    {
      name: name('requests of others, median / allowed'),
      unit: 'ms',
      ours: most(({ ours }) => ours.others.median),
      bare: OTHERS_GOAL,
      goal: 1,
    },
    {
      name: name('requests of others, 95th percentile / allowed'),
      unit: 'ms',
      ours: most(({ ours }) => ours.others.ninetyFifth),
      bare: OTHERS_GOAL,
      goal: 1,
    },
  ]
}

/** What a row of the largest file costs beside one of the file a tenth its size. */
function growth(perRow: { review: number; approval: number }[]): Figure[] {
  const [large, small] = perRow.toReversed()
  if (!large || !small) return []
  const figure = (what: 'review' | 'approval') => ({
    name: `a row of the largest file / of one a tenth its size: ${what}`,
    unit: 'ms',
    ours: large[what],
    bare: small[what],
    goal: 1.2,
  })
  return [figure('review'), figure('approval')]
}
