import type { SlugCheckDto } from '@rollcall/contract'
import type { RunRows } from '../../core/sql.ts'
import { alternatives, isReserved, parseSlug, slugFrom } from './slug.ts'
import { listHeldSlugs } from './slug-store.ts'

/** Whether the organization can have this address for its page, and if not, one that it can. */
export async function checkSlug(rows: RunRows, orgId: string, text: string): Promise<SlugCheckDto> {
  const slug = parseSlug(text)
  const wanted = slug ?? slugFrom(text)
  const candidates = [wanted, ...alternatives(wanted)].filter((one) => !isReserved(one))
  const held = new Map(
    (await listHeldSlugs(rows, orgId, [wanted, ...candidates])).map((one) => [one.slug, one.is_own]),
  )
  const outcome = slug === null ? 'invalid' : outcomeOf(slug, held)
  const isUsable = outcome === 'free' || outcome === 'yours'
  const suggestion = isUsable ? null : (candidates.find((one) => held.get(one) !== false) ?? null)
  return { slug: slug ?? text.trim().toLowerCase(), outcome, suggestion }
}

function outcomeOf(slug: string, held: Map<string, boolean>): SlugCheckDto['outcome'] {
  if (isReserved(slug)) return 'reserved'
  const isOwn = held.get(slug)
  return isOwn === undefined ? 'free' : isOwn ? 'yours' : 'taken'
}
