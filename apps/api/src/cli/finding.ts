/** What one look at the installation found. A fault keeps Rollcall from working; a note is worth knowing. */
export interface Finding {
  kind: 'ok' | 'note' | 'fault'
  text: string
}

export const ok = (text: string): Finding => ({ kind: 'ok', text })
export const note = (text: string): Finding => ({ kind: 'note', text })
export const fault = (text: string): Finding => ({ kind: 'fault', text })
