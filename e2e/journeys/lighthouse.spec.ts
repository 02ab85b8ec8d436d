import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { openJoinPage, registerAdmin, setUpGroup } from '../support/people.ts'
import { expect, test } from '../support/test.ts'

// Fetched when it is asked for, by `pnpm lighthouse` and `.ci/run`: it is larger than all that Rollcall itself needs.
const LIGHTHOUSE = 'lighthouse@12.8.2'
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const SCHEMES = { light: 1, dark: 0 }

const run = promisify(execFile)

/** Whether it could be fetched. */
const isThere = () =>
  run('npx', ['--yes', LIGHTHOUSE, '--version']).then(
    () => true,
    () => false,
  )

interface Scores {
  performance: number
  accessibility: number
}

/** Fetching and starting it can fail for reasons of its own, which say nothing of the page: it then asks to be run again. */
const TRIES = 3

/** What Lighthouse says of a page on a phone, of 100. */
async function rate(url: string, language: string, scheme: keyof typeof SCHEMES, tries = 1): Promise<Scores> {
  try {
    return await rateOnce(url, language, scheme)
  } catch (error) {
    if (tries === TRIES) throw error
    return rate(url, language, scheme, tries + 1)
  }
}

async function rateOnce(url: string, language: string, scheme: keyof typeof SCHEMES): Promise<Scores> {
  const flags = ['--headless=new', '--no-sandbox', `--blink-settings=preferredColorScheme=${SCHEMES[scheme]}`]
  const { stdout } = await run(
    'npx',
    [
      ...[
        '--yes',
        LIGHTHOUSE,
        url,
        '--quiet',
        '--output=json',
        '--only-categories=performance,accessibility',
      ],
      `--chrome-flags=${flags.join(' ')}`,
      `--extra-headers=${JSON.stringify({ 'Accept-Language': language })}`,
    ],
    { env: { ...process.env, CHROME_PATH: CHROMIUM }, maxBuffer: 100_000_000 },
  )
  const { categories }: { categories: Record<keyof Scores, { score: number }> } = JSON.parse(stdout)
  const of = (name: keyof Scores) => Math.round(categories[name].score * 100)
  return { performance: of('performance'), accessibility: of('accessibility') }
}

test('Lighthouse finds nothing in the way on the join page, in both schemes and languages', async ({
  page,
  baseURL,
}) => {
  test.skip(process.env.LIGHTHOUSE === undefined, 'It runs with LIGHTHOUSE=1, as pnpm lighthouse does.')
  test.setTimeout(600_000)
  test.skip(!(await isThere()), 'Lighthouse cannot be fetched from here.')
  await registerAdmin(page, 'lea@lighthouse.example', 'Lighthouse School')
  const groupId = await setUpGroup(page.request, 'Teachers', ['Fire Safety and Evacuation'])
  const url = new URL(await openJoinPage(page.request, 'lighthouse-school', groupId), baseURL).href
  for (const language of ['en', 'es']) {
    for (const scheme of ['light', 'dark'] as const) {
      const { performance, accessibility } = await rate(url, language, scheme)
      // How fast it is depends on the machine that tests run on, so it is told and not judged; the goal is 95.
      console.log(`Lighthouse, the join page, ${language}, ${scheme}: performance ${performance}`)
      expect(accessibility, `accessibility, ${language}, ${scheme}`).toBe(100)
    }
  }
})
