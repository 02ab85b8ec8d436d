import type { Locale } from '@rollcall/contract'
import type { Response } from 'express'

/** What the server puts into a document of the join app before it is sent. */
export interface FilledPage {
  locale: Locale
  /** Text. */
  title: string
  /** HTML, in which everything that somebody typed is escaped. */
  content: string
}

interface JoinDocument {
  /** `page`: what is filled in is all of it. `app`: the app takes over in the browser. */
  kind: 'page' | 'app'
  filled?: FilledPage
  status?: number
}

/** Sends a document of the join app. */
export type SendJoinDocument = (res: Response, document: JoinDocument) => void
