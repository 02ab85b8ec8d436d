import type { DeliveryDto, DeliveryReason } from '@rollcall/contract'
import { toIsoTime } from '../../core/utc-time.ts'
import { tellReason } from './delivery-words.ts'

/** What a list selects of the newest mail, times as text; all null where there is none. */
export interface DeliveryColumns {
  delivery_state: 'queued' | 'sent' | 'delayed' | 'delivered' | 'bounced' | 'refused' | 'cancelled' | null
  delivery_at: string
  /** It waits for its time, or on hold for somebody to decide. */
  delivery_scheduled: boolean
  delivery_attempts: number
  delivery_queue_state: string
  delivery_next_attempt_at: string
  delivery_evidence: DeliveryDto['evidence']
  delivery_reason_code: DeliveryReason | null
  delivery_answer: string | null
}

/** What became of the newest mail, in the admin's words. */
export function toDeliveryDto(row: DeliveryColumns): DeliveryDto | null {
  if (row.delivery_state === null) return null
  const waits = row.delivery_queue_state === 'queued' && row.delivery_state === 'queued'
  return {
    state: row.delivery_scheduled ? 'scheduled' : row.delivery_state,
    at: toIsoTime(row.delivery_at),
    reason: tellReason('en', row.delivery_reason_code, row.delivery_answer),
    reasonCode: row.delivery_reason_code,
    answer: row.delivery_answer,
    attempts: row.delivery_attempts,
    nextAttemptAt: waits ? toIsoTime(row.delivery_next_attempt_at) : null,
    evidence: row.delivery_evidence,
  }
}
