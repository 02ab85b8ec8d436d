/** The colours of a mail. Each pair that is read together has a contrast of at least 4.5:1 (WCAG 1.4.3). */
export interface MailColours {
  page: string
  card: string
  line: string
  /** Words, and words that matter less: on the card and on the page. */
  ink: string
  muted: string
  /** The bar on top, links, and the ground of the button. */
  accent: string
  onAccent: string
}

export const LIGHT: MailColours = {
  page: '#eff4f5',
  card: '#ffffff',
  line: '#dbe4e6',
  ink: '#1b2027',
  muted: '#55616c',
  accent: '#1d6670',
  onAccent: '#ffffff',
}

export const DARK: MailColours = {
  page: '#0f1317',
  card: '#1b2027',
  line: '#353d46',
  ink: '#e6eaed',
  muted: '#a8b3bd',
  accent: '#84c4cb',
  onAccent: '#0f1317',
}
