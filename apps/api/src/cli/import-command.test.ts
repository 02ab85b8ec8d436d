import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { ImportDto, LearnerDto } from '@rollcall/contract'
import { buildCommandLine, type CommandLine, endOf, type Run, settingsOf } from '../../test/command-line.ts'
import { type Admin, aGroup, anAccount, anAdmin, anImport } from '../../test/given.ts'
import { createWorld, type World } from '../../test/world.ts'
import { SYSTEM } from '../core/audit.ts'
import { startJobs } from '../core/jobs.ts'
import { appointAdmin, setSubscription } from '../features/orgs/index.ts'
import { createTasks } from '../tasks.ts'

jest.setTimeout(300_000)

const FOLDER = mkdtempSync(path.join(tmpdir(), 'rollcall-import-command-'))
let world: World
let commandLine: CommandLine
let admin: Admin
beforeAll(async () => {
  commandLine = await buildCommandLine('import-command-test')
  world = await createWorld({ defaultSubscription: 'active' })
})
afterAll(async () => {
  await world.close()
  rmSync(FOLDER, { recursive: true, force: true })
})
beforeEach(async () => {
  admin = await anAdmin(world, 'Riverside')
  for (const name of ['Teachers', 'Grade 1']) await aGroup(world, admin, name)
})

function aFile(content: string, name = 'people.csv'): string {
  const file = path.join(FOLDER, name)
  writeFileSync(file, content)
  return file
}

const inFolder = (name: string) => path.join(FOLDER, name)
const toArgs = (file: string, args: string[]) => ['import', file, '--org', admin.orgId, ...args]
const imported = (file: string, ...args: string[]): Promise<Run> =>
  commandLine.run(toArgs(file, args), settingsOf(world))

async function imports(): Promise<ImportDto[]> {
  return (await admin.call('GET /imports')).body.items
}

async function learners(): Promise<LearnerDto[]> {
  return (await admin.call('GET /learners')).body.items
}

const LIST = `E-mail,Team,Notes
ann@list.example,Teachers,x
bob@list.example,teachers,
cy@list.example,Techers,
dee@list.example,Techers,
dee at list,Grade 1,
ann@list.example,Grade 1,
`

/** The lines that say how many rows have which outcome, and their sum. */
function countsIn(out: string): { counts: number[]; all: number } {
  const numbers = [...out.matchAll(/^ +([\d,]+) {2}\S/gm)].map(([, count = '']) =>
    Number(count.replace(',', '')),
  )
  return { counts: numbers.slice(0, -1), all: numbers.at(-1) ?? 0 }
}

describe('rollcall import --dry-run', () => {
  it('shows what was read as what and what becomes of each row, and leaves nothing behind', async () => {
    const run = await imported(aFile(LIST), '--dry-run')
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(run.out).toContain('people.csv: CSV, UTF-8, comma, headings in row 1')
    expect(run.out).toContain('Email        column A "E-mail"')
    expect(run.out).toContain('Not imported: Notes')
    expect(run.out).toMatch(/Techers → Teachers\? +2 rows/)
    expect(run.out).toMatch(/teachers → Teachers +1 row\n/)
    expect(run.out).toContain('2  will be invited')
    expect(run.out).toContain('2  unknown group')
    expect(run.out).toContain('Row 6: dee at list: This is not an email address.')
    expect(run.out).toContain('2 people would be invited to Riverside. Nothing was stored.')
    const { counts, all } = countsIn(run.out)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all)
    expect(all).toBe(6)
    expect(await imports()).toEqual([])
    expect(await learners()).toEqual([])
    await world.runJobs()
    expect(await world.inbox.of('ann@list.example')).toEqual([])
  })

  it('shows the first rows that need work, and writes them all to a file that can be mended', async () => {
    const lines = Array.from({ length: 233 }, (_, at) => `p${at}@many.example,Nobody`)
    const file = aFile(`Email,Group\nok@many.example,Teachers\n${lines.join('\n')}\n`)
    const errors = inFolder('errors.xlsx')
    const bounded = await imported(file, '--dry-run')
    expect(bounded.out).toContain('… and 213 more; write them all with --errors errors.xlsx')
    const run = await imported(file, '--dry-run', '--errors', errors)
    expect(run.out).toContain(`Wrote 233 rows to ${errors}.`)
    const id = await anImport(admin, readFileSync(errors), 'errors.xlsx')
    await world.runJobs()
    expect((await admin.call(`GET /imports/${id}`)).body).toMatchObject({
      state: 'review',
      counts: { rows: 233, outcomes: { unknown_group: 233 } },
    })
  })
})

describe('rollcall import', () => {
  it('invites exactly the people of the good rows, where no server runs', async () => {
    const run = await imported(aFile(LIST), '--yes')
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(run.out).toContain('Invited 2 people to Riverside.')
    expect((await learners()).map(({ email }) => email).toSorted()).toEqual([
      'ann@list.example',
      'bob@list.example',
    ])
    const [one] = await imports()
    expect(one).toMatchObject({ state: 'sending', createdBy: null, counts: { rows: 6 } })
    expect(run.out).toContain(`/imports/${one?.id}`)
    await world.runJobs()
    expect(await world.inbox.of('bob@list.example')).toHaveLength(1)
  })

  it('does the same beside a server that works on the queue', async () => {
    const server = await startJobs(world.databaseUrl, createTasks(world.ctx), [], world.ctx.log)
    const runs = await Promise.all(
      ['one', 'two', 'three'].map((name) =>
        imported(
          aFile(`Email,Group\n${name}@beside.example,Teachers\nboth@beside.example,Grade 1\n`, `${name}.csv`),
          '--yes',
        ),
      ),
    )
    await server.stop()
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0])
    expect((await learners()).map(({ email }) => email).toSorted()).toEqual([
      'both@beside.example',
      'one@beside.example',
      'three@beside.example',
      'two@beside.example',
    ])
  })

  it('invites nobody twice, and says so', async () => {
    const file = aFile('Email,Group\neva@twice.example,Teachers\n')
    expect((await imported(file, '--yes')).code).toBe(0)
    const again = await imported(file, '--yes')
    expect(again).toMatchObject({
      code: 1,
      err: 'Nobody in people.csv can be invited as it stands.\n',
    })
    expect(again.out).toContain('1  invited already, nothing is sent')
    expect((await imports()).map(({ state }) => state)).toEqual(['disapproved', 'sending'])
  })

  it('asks for columns that are not plain, and takes them by heading, by letter, or one group for all', async () => {
    const file = aFile('Person,Contact,Kind\nAnn,ann@plain.example,Teachers\nBob,bob@plain.example,Grade 1\n')
    const unclear = await imported(file, '--yes')
    expect(unclear.code).toBe(1)
    expect(unclear.err).toContain('It is not plain which column holds the groups. Say it with --group-column')
    expect(unclear.err).toContain('A "Person", B "Contact", C "Kind"')
    expect((await imported(file, '--yes', '--group-column', 'Sort')).err).toContain(
      'There is no column "Sort".',
    )
    const byGroup = await imported(file, '--dry-run', '--group', 'grade 1', '--email-column', 'contact')
    expect(byGroup.out).toContain('2 people would be invited')
    expect((await imported(file, '--dry-run', '--group', 'Grade2')).err).toContain('Do you mean "Grade 1"?')
    const byColumn = await imported(file, '--yes', '--group-column', 'C')
    expect(byColumn.out).toContain('going on with it')
    expect(byColumn.out).toContain('Invited 2 people')
    expect(await imports()).toHaveLength(1)
  })

  it('does it in the name of an admin, with mail that waits until somebody lets it go', async () => {
    const file = aFile('Email,Group\nfay@held.example,Teachers\n')
    const run = await imported(file, '--yes', '--as', admin.email.toUpperCase(), '--notify', 'hold')
    expect(run.out).toContain('The emails wait until somebody lets them go.')
    expect(await imports()).toMatchObject([{ createdBy: admin.userId, decidedBy: admin.userId }])
    await world.runJobs()
    expect(await world.inbox.of('fay@held.example')).toEqual([])
  })

  it.each([
    ['no file', () => inFolder('nowhere.csv'), [], 'There is no file'],
    ['a folder', () => FOLDER, [], 'is a folder'],
    ['what is no spreadsheet', () => aFile('%PDF-1.7 and so on', 'letter.pdf'), [], 'letter.pdf: '],
    ['a file without people', () => aFile('Email,Group\n'), [], 'nobody in this file'],
    [
      'an unknown organization',
      () => aFile(LIST),
      ['--org', 'Nowhere'],
      'There is no organization "Nowhere".',
    ],
    [
      'a time that no clock shows',
      () => aFile(LIST),
      ['--notify', '2027-03-14T02:30'],
      '2027-03-14T03:30-04:00',
    ],
    ['no time', () => aFile(LIST), ['--notify', 'soon'], 'must be a local time'],
    ['somebody who is no admin', () => aFile(LIST), ['--as', 'x@nowhere.example'], 'no admin of Riverside'],
    ['another kind of error file', () => aFile(LIST), ['--errors', 'errors.csv'], '.xlsx'],
  ])('refuses %s with a sentence', async (_what, file, args, sentence) => {
    const run = await imported(file(), '--yes', ...args)
    expect(run.code).toBe(1)
    expect(run.err).toContain(sentence)
    expect(run.err).not.toContain('    at ')
    expect(await learners()).toEqual([])
  })

  it('refuses where there is no subscription, where a viewer would do it, and where nobody can be asked', async () => {
    const viewerId = await anAccount(world, 'vic@refused.example')
    await world.ctx.orgs.write(admin.orgId, (org) => appointAdmin(org, SYSTEM, viewerId, 'viewer'))
    expect((await imported(aFile(LIST), '--yes', '--as', 'vic@refused.example')).err).toContain('viewer')
    expect((await imported(aFile(LIST))).err).toContain('--yes')
    await world.ctx.orgs.write(admin.orgId, (org) =>
      setSubscription(org, SYSTEM, { status: 'none', seats: null, until: null }),
    )
    const refused = await imported(aFile(LIST), '--yes')
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('no active subscription') })
    expect(await learners()).toEqual([])
  })
})

describe('rollcall import, broken off', () => {
  const PEOPLE = 11_000
  const aLongFile = (name: string) => {
    const lines = Array.from({ length: PEOPLE }, (_, at) => `p${at}@${name}.example,Teachers`)
    return aFile(`Email,Group\n${lines.join('\n')}\n`, `${name}.csv`)
  }

  it.each([
    ['killed', 'SIGKILL', null],
    ['stopped by Ctrl-C', 'SIGINT', 130],
  ] as const)(
    'goes on when it is run again after it was %s, and doubles nothing',
    async (_how, signal, code) => {
      const args = toArgs(aLongFile(signal.toLowerCase()), ['--yes', '--notify', 'hold'])
      const settings = { ...settingsOf(world), IMPORT_MAX_ROWS: String(PEOPLE) }
      const first = commandLine.start(args, settings)
      const ended = endOf(first)
      for (let done = 0; done === 0; await setTimeout(20)) {
        const [one] = await imports()
        done = one?.state === 'approved' ? one.progress.done : 0
      }
      first.kill(signal)
      expect((await ended).code).toBe(code)
      expect((await imports())[0]?.state).toBe('approved')

      const second = await commandLine.run(args, settings)
      expect(second).toMatchObject({ code: 0, err: '' })
      expect(second.out).toContain('This file was approved before')
      expect(second.out).toContain('Invited 11,000 people')
      const [stored] = await world.ctx.orgs.read(
        admin.orgId,
        (org) => org.rows`
        select (select count(*) from invites where org_id = ${org.orgId}) as invites,
               (select count(distinct learner_id) from invites where org_id = ${org.orgId}) as people,
               (select count(*) from imports where org_id = ${org.orgId}) as imports`,
      )
      expect(stored).toEqual({ invites: PEOPLE, people: PEOPLE, imports: 1 })
    },
  )
})

const SCRIPT = '/usr/bin/script'
const atTerminal = existsSync(SCRIPT) ? describe : describe.skip

atTerminal('rollcall import at a terminal', () => {
  /** Somebody who types an answer as soon as they are asked. */
  function answered(answer: string, file: string): Promise<Run> {
    const words = [...commandLine.program, ...toArgs(file, [])].join(' ')
    const { PATH = '', HOME = '' } = process.env
    const env = { PATH, HOME, ...settingsOf(world) }
    const child = spawn(SCRIPT, ['-qec', words, '/dev/null'], { env })
    child.stdout.on('data', (chunk) => {
      if (String(chunk).includes('[y/N]')) child.stdin.write(`${answer}\n`)
    })
    return endOf(child)
  }

  it('asks before anybody is invited, and takes a no', async () => {
    const file = aFile('Email,Group\ngus@asked.example,Teachers\n')
    const no = await answered('n', file)
    expect(no.code).toBe(0)
    expect(no.out).toContain('Invite 1 person to Riverside?')
    expect(no.out).toContain('Nobody was invited.')
    expect(await learners()).toEqual([])
    const yes = await answered('y', file)
    expect(yes.out).toContain('Invited 1 person to Riverside.')
    expect(await learners()).toHaveLength(1)
  })
})
