import { STARTER_CATALOGUE } from '../seeds/catalogue.ts'
import { type DemoSignIns, seedDemo } from '../seeds/demo/organization.ts'
import type { Context } from './context.ts'
import { addCatalogueTrainings } from './features/trainings/index.ts'

/**
 * Gives a new installation its starter catalogue and, on the embedded database only, a demo organization with the sign-ins to
 * it. Each is made whole or not at all, so a start that was cut short is made good by the next one.
 */
export async function seedInstallation(
  ctx: Context,
  say: (line: string) => void,
): Promise<DemoSignIns | null> {
  const { rows } = ctx.accounts
  const [has] = await rows<{ trainings: boolean; users: boolean }>`
    select exists (select 1 from trainings) as trainings, exists (select 1 from users) as users`
  if (!has?.trainings) await addCatalogueTrainings(rows, STARTER_CATALOGUE)
  if (has?.users || ctx.config.databaseUrl !== null) return null
  say('Making a demo organization')
  return seedDemo(ctx)
}
