import { createClient } from '@rollcall/client'
import type { Page, PageQuery } from '@rollcall/contract'
import { LIMITS } from '@rollcall/contract'
import { chosenOrganization } from './chosen-organization.ts'

/** Typed calls of the API for the organization that is chosen. They throw `ApiError` on any answer but a success. */
export const { call, download } = createClient({
  headers: () => {
    const orgId = chosenOrganization()
    return orgId === null ? {} : { 'X-Org-Id': orgId }
  },
})

const MOST_PAGES = 50

/** All items of a list that is short by nature (groups, locations, trainings), page after page. */
export async function listAll<T>(fetchPage: (query: PageQuery) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null = null
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page: Page<T> = await fetchPage({ limit: LIMITS.pageSize, ...(cursor === null ? {} : { cursor }) })
    items.push(...page.items)
    if (page.next === null) break
    cursor = page.next
  }
  return items
}
