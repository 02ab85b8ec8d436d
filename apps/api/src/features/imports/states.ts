import type { ImportState } from '@rollcall/contract'
import { AppError } from '../../core/errors.ts'
import type { ImportRow } from './import-store.ts'

type Standing = 'waits' | 'review' | 'failed' | 'decided'

const STANDING: Record<ImportState, Standing> = {
  parsing: 'waits',
  mapping: 'waits',
  review: 'review',
  failed: 'failed',
  approved: 'decided',
  sending: 'decided',
  done: 'decided',
  disapproved: 'decided',
  undone: 'decided',
}

/** Throws unless the rows are there to be looked at and nobody has decided: `already_decided`, `status_conflict`. */
export function refuseUnlessInReview({ state }: Pick<ImportRow, 'state'>): void {
  switch (STANDING[state]) {
    case 'review':
      return
    case 'decided':
      throw alreadyDecided()
    case 'failed':
      throw new AppError('status_conflict', 'This file could not be read, so there is nothing to change.')
    case 'waits':
      throw new AppError('status_conflict', notReadYet(state))
  }
}

/** Throws unless somebody may still say no: also while the columns are asked for. */
export function refuseUnlessUndecided(row: Pick<ImportRow, 'state'>): void {
  if (row.state !== 'mapping') refuseUnlessInReview(row)
}

function alreadyDecided(): AppError {
  return new AppError(
    'already_decided',
    'Somebody has decided about this import already. Load it again to see what became of it.',
  )
}

function notReadYet(state: ImportState): string {
  return state === 'mapping'
    ? 'Say first which column holds what.'
    : 'This file is still being read. Try again in a moment.'
}
