/** One page of a list. `next` is the cursor of the page after it, null on the last. */
export interface Page<T> {
  items: T[]
  next: string | null
}

/** A file as an answer. */
export interface Download {
  fileName: string
  contentType: string
}

/** How a list is paged: `limit` items (1 to 100, 50 unless said) from `cursor` on. */
export interface PageQuery {
  cursor?: string
  limit?: number
}
