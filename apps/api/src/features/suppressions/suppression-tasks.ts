import { orgTask, type Task } from '../../core/jobs.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { findLifted } from './suppression-store.ts'

/** A provider that keeps a list of its own of addresses to which it sends nothing. */
interface Provider {
  /** Takes an address off that list; one that is not on it is no fault. */
  lift?(address: string): Promise<void>
}

/** The job that tells the provider what was lifted here. */
export function suppressionTasks({
  orgs,
  transport,
}: {
  orgs: Orgs
  transport: Provider
}): Record<string, Task> {
  return {
    'lift-at-provider': orgTask(async (orgId, { suppressionId }) => {
      const address = await orgs.read(orgId, (org) => findLifted(org, String(suppressionId)))
      if (address !== undefined) await transport.lift?.(address)
    }),
  }
}
