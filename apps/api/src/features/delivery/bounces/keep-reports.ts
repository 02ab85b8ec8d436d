import type { Accounts } from '../../../core/account-scope.ts'
import { newId } from '../../../core/ids.ts'
import { insertReports } from './report-store.ts'
import type { Seal } from './seal.ts'
import type { TakenMail } from './taken-mail.ts'

export interface KeepContext {
  accounts: Accounts
  reportSeal: Seal
}

const LONGEST_ADDRESS = 320

/**
 * Keeps a mail that came to these addresses, and queues the job that reads it. Whoever handed it in may forget it as soon as this is
 * through, and not before.
 */
export async function keepReports(
  { accounts, reportSeal }: KeepContext,
  addresses: string[],
  { beginning, size }: TakenMail,
): Promise<void> {
  const reports = await Promise.all(
    addresses.map(async (address) => {
      const id = newId()
      const returnAddress = address.slice(0, LONGEST_ADDRESS).replaceAll('\0', '')
      return { id, returnAddress, sealed: await reportSeal.close(beginning, id), size }
    }),
  )
  await accounts.write(async ({ rows, enqueue }) => {
    await insertReports(rows, reports)
    await enqueue('read-reports', { key: 'read-reports', queue: 'read-reports' })
  })
}
