import type { RunRows } from '../../../core/sql.ts'
import type { RecipientReport } from './delivery-report.ts'

/** What a mail says that came to a return address. `stray`: nothing of a message that we know. */
export type Finding = RecipientReport['action'] | 'auto_reply' | 'other' | 'stray' | 'unreadable'

export interface ReportRow {
  id: string
  return_address: string
  sealed: Buffer
  received_at: Date
}

export interface NewReport {
  id: string
  returnAddress: string
  sealed: Buffer
  size: number
}

export async function insertReports(rows: RunRows, reports: NewReport[]): Promise<void> {
  await rows`
    insert into delivery_reports (id, return_address, sealed, size)
    select * from unnest(
      ${reports.map(({ id }) => id)}::uuid[],
      ${reports.map(({ returnAddress }) => returnAddress)}::text[],
      ${reports.map(({ sealed }) => sealed)}::bytea[],
      ${reports.map(({ size }) => size)}::integer[])`
}

/** The one that has waited longest to be read. */
export async function findUnreadReport(rows: RunRows): Promise<ReportRow | undefined> {
  const [row] = await rows<ReportRow>`
    select id, return_address, sealed, received_at from delivery_reports where read_at is null order by id limit 1`
  return row
}

export async function updateFinding(rows: RunRows, id: string, finding: Finding): Promise<void> {
  await rows`update delivery_reports set read_at = now(), finding = ${finding} where id = ${id}`
}

export interface ReportSummary {
  id: string
  received_at: Date
  finding: Finding | null
  return_address: string
  size: number
}

/** The newest, of all or of those that say nothing of a message of ours. */
export function listReports(rows: RunRows, { strays }: { strays: boolean }): Promise<ReportSummary[]> {
  return rows<ReportSummary>`
    select id, received_at, finding, return_address, size from delivery_reports
     where not ${strays} or finding in ('stray', 'other', 'unreadable')
     order by id desc
     limit 100`
}

export async function findReport(rows: RunRows, id: string): Promise<ReportRow | undefined> {
  const [row] = await rows<ReportRow>`
    select id, return_address, sealed, received_at from delivery_reports where id = ${id}`
  return row
}

export async function deleteOldReports(rows: RunRows): Promise<void> {
  await rows`delete from delivery_reports where received_at < now() - interval '90 days'`
}
