import type { ApproveImportBody, OrgDto } from '@rollcall/contract'
import type { Context } from '../../context.ts'
import type { Actor } from '../../core/audit.ts'
import { AppError, invalidInput } from '../../core/errors.ts'
import type { UploadedFile } from '../../core/files.ts'
import { rehearse } from '../../core/rehearse.ts'
import {
  approveImport,
  approveReviewed,
  disapproveImport,
  findUnfinished,
  hashOf,
  type ImportRow,
  uploadImport,
} from '../../features/imports/index.ts'
import type { Terminal } from '../command.ts'
import { requireOrgNamed } from '../named-org.ts'
import { countOf } from './count-of.ts'
import { type Desk, rehearsalDesk, workingDesk } from './desk.ts'
import { requireErrorFile, writeErrors } from './errors-file.ts'
import { describeJudgement, describeOutcomes } from './judgement.ts'
import { type ImportOptions, readApproval, requireActor, requireSubscribed } from './options.ts'
import { bringToReview } from './review.ts'
import { readSpreadsheet } from './spreadsheet-file.ts'

/** What is to be imported, as it was asked for. */
interface Order {
  terminal: Terminal
  ctx: Context
  org: OrgDto
  actor: Actor
  file: UploadedFile
  approval: ApproveImportBody
  options: ImportOptions
}

/** The whole way of a file: read, judged, shown, approved as it was shown, and its people invited. Throws one sentence where it ends. */
export function importSpreadsheet(terminal: Terminal, path: string, options: ImportOptions): Promise<void> {
  if (options.errors !== undefined) requireErrorFile(options.errors)
  if (!options.dryRun && !options.yes && !terminal.isAttended)
    throw new Error('Nobody is there to be asked: add --yes to invite, or --dry-run to look first.')
  return terminal.withContext(async (ctx) => {
    const org = await requireOrgNamed(ctx, options.org)
    requireSubscribed(org)
    const actor = await requireActor(ctx, org, options.as)
    const approval = readApproval(options, org)
    const file = readSpreadsheet(path, ctx.importMaxRows)
    const order = { terminal, ctx, org, actor, file, approval, options }
    await (options.dryRun ? showOnly(order) : invite(order))
  })
}

/** Goes the way of the file up to the decision, and leaves nothing behind. */
async function showOnly({ terminal, ctx, org, actor, file, options }: Order): Promise<void> {
  const people = await rehearse(ctx.orgs, org.id, async (orgs) => {
    const desk = rehearsalDesk(ctx, orgs, org.id, actor)
    const { id } = await orgs.write(org.id, (scope) => uploadImport(scope, actor, file))
    const row = await bringToReview(desk, id, options)
    await show(desk, row, terminal, options)
    return countToInvite(row, options)
  })
  if (people === 0) throw nobody(file)
  terminal.print(
    `\n${countOf(people, 'person', 'people')} would be invited to ${org.name}. Nothing was stored.`,
  )
}

async function invite(order: Order): Promise<void> {
  const { terminal, ctx, org, actor } = order
  const desk = await workingDesk(ctx, terminal, org.id, actor)
  const { id, state } = await takeUp(order)
  const isDecided = state === 'approved' || (await decide(order, desk, id))
  if (isDecided) tellResult(order, await desk.leave('approved', id))
  else terminal.print('Nobody was invited.')
}

/** The import of this file that was left half way, or a new one. */
function takeUp({ terminal, ctx, org, actor, file }: Order): Promise<ImportRow> {
  return ctx.orgs.write(org.id, async (scope) => {
    const left = await findUnfinished(scope, hashOf(file.bytes), actor.userId)
    if (!left) return uploadImport(scope, actor, file)
    terminal.print(
      left.state === 'approved'
        ? 'This file was approved before and is not done yet: going on with it.\n'
        : 'This file was begun before and nobody has decided about it: going on with it.\n',
    )
    return left
  })
}

/** Shows what would become of the rows, asks, and approves exactly that. False: the answer was no. */
async function decide(
  { terminal, org, file, approval, options }: Order,
  desk: Desk,
  id: string,
): Promise<boolean> {
  const shown = await bringToReview(desk, id, options)
  await show(desk, shown, terminal, options)
  const people = countToInvite(shown, options)
  const isWanted = people > 0 && (options.yes || (await terminal.confirm(toQuestion(people, org, options))))
  if (!isWanted) {
    await desk.orgs.write(org.id, (scope) => disapproveImport(scope, desk.actor, id))
    if (people === 0) throw nobody(file)
    return false
  }
  await approveReviewed(desk.orgs, org.id, id, () =>
    desk.orgs.write(org.id, (scope) =>
      approveImport(scope, desk.actor, id, approval, '*', (row) => refuseOther(row, shown)),
    ),
  )
  return true
}

async function show(
  desk: Desk,
  row: ImportRow,
  terminal: Terminal,
  { errors }: ImportOptions,
): Promise<void> {
  const lines = await desk.orgs.read(desk.orgId, (org) =>
    describeJudgement(org, row, { offersFile: errors === undefined }),
  )
  for (const line of lines) terminal.print(line)
  if (errors !== undefined) terminal.print(`\n${await writeErrors(desk, row, errors)}`)
}

function countToInvite({ counts }: ImportRow, { again }: ImportOptions): number {
  const { invite = 0, archived = 0, declined_before = 0 } = counts
  return again ? invite + archived + declined_before : invite
}

function toQuestion(people: number, { name }: OrgDto, { notify }: ImportOptions): string {
  return `\nInvite ${countOf(people, 'person', 'people')} to ${name}? ${sayDeparture(notify)}`
}

function sayDeparture(notify: string): string {
  switch (notify) {
    case 'now':
      return 'The emails leave at once.'
    case 'hold':
      return 'The emails wait until somebody lets them go.'
    default:
      return `The emails leave at ${notify}.`
  }
}

function refuseOther(now: ImportRow, shown: ImportRow): void {
  if (now.version === shown.version) return
  throw new AppError(
    'precondition_failed',
    'Somebody has changed this import in the meantime, so nobody was invited. Run the command again to see it as it is now.',
  )
}

function nobody({ declaredName }: UploadedFile): AppError {
  return invalidInput('', 'nobody', `Nobody in ${declaredName} can be invited as it stands.`)
}

function tellResult({ terminal, ctx, org, options }: Order, row: ImportRow): void {
  for (const line of describeOutcomes(row)) terminal.print(line)
  const page = `${ctx.config.publicUrl}/imports/${row.id}`
  if (row.state === 'undone') {
    terminal.print(`\nSomebody has taken this import back: ${page}`)
    return
  }
  const people = countOf(row.counts.invited ?? 0, 'person', 'people')
  terminal.print(`\nInvited ${people} to ${org.name}. ${sayDeparture(options.notify)} The server sends them.`)
  terminal.print(`Watch it, or take it back within 30 days: ${page}`)
}
