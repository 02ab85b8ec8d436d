import { invalidInput } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import type { Cursor } from '../../core/page.ts'
import { escapeLike, nothing, type RunRows, sql } from '../../core/sql.ts'

export interface TrainingRow {
  id: string
  title: string
  description: string
  minutes: number
}

export interface CatalogueRow extends TrainingRow {
  offered: boolean
}

/** What this organization offers, by title. */
export function listOffered(org: OrgReader, cursor: Cursor | null, limit: number): Promise<TrainingRow[]> {
  return org.rows<TrainingRow>`
    select t.id, t.title, t.description, t.minutes
      from org_trainings o join trainings t on t.id = o.training_id
     where o.org_id = ${org.orgId}
       ${cursor ? sql`and (t.title, t.id) > (${cursor[0] ?? ''}, ${cursor[1] ?? ''}::uuid)` : nothing}
     order by t.title, t.id
     limit ${limit}`
}

/** The catalogue by title, each with whether this organization offers it; `search` is part of a title. */
export function listCatalogue(
  org: OrgReader,
  search: string | undefined,
  cursor: Cursor | null,
  limit: number,
): Promise<CatalogueRow[]> {
  return org.rows<CatalogueRow>`
    select t.id, t.title, t.description, t.minutes, o.training_id is not null as offered
      from trainings t
      left join org_trainings o on o.org_id = ${org.orgId} and o.training_id = t.id
     where (t.retired_at is null or o.training_id is not null)
       ${search ? sql`and t.title ilike ${`%${escapeLike(search)}%`}` : nothing}
       ${cursor ? sql`and (t.title, t.id) > (${cursor[0] ?? ''}, ${cursor[1] ?? ''}::uuid)` : nothing}
     order by t.title, t.id
     limit ${limit}`
}

/** Throws `invalid_input` at `/trainingId` for a training that this organization does not offer. */
export async function requireOffered(org: OrgReader, trainingId: string): Promise<void> {
  const [offered] = await org.rows`
    select 1 from org_trainings where org_id = ${org.orgId} and training_id = ${trainingId}`
  if (offered) return
  throw invalidInput(
    '/trainingId',
    'unknown_training',
    'Your organization does not offer this training. Add it under Trainings first.',
  )
}

export async function countKnown(org: OrgReader, trainingIds: string[]): Promise<number> {
  const found = await org.rows`
    select 1 from trainings where id = any(${trainingIds}::uuid[]) and retired_at is null`
  return found.length
}

/** Offers these trainings; those offered already stay. Gives the ids that are new. */
export async function insertOffered(org: OrgWriter, trainingIds: string[]): Promise<string[]> {
  const added = await org.rows<{ training_id: string }>`
    insert into org_trainings (org_id, training_id)
    select ${org.orgId}, training_id from unnest(${trainingIds}::uuid[]) as chosen (training_id)
    on conflict do nothing
    returning training_id`
  return added.map((row) => row.training_id)
}

export async function deleteOffered(org: OrgWriter, trainingId: string): Promise<boolean> {
  const gone = await org.rows`
    delete from org_trainings where org_id = ${org.orgId} and training_id = ${trainingId} returning training_id`
  return gone.length > 0
}

export interface NewTraining {
  title: string
  description: string
  minutes: number
}

/** Adds to the catalogue of the installation; a title that is there already is left as it is. Gives the titles that are new. */
export async function addCatalogueTrainings(rows: RunRows, trainings: NewTraining[]): Promise<string[]> {
  const added = await rows<{ title: string }>`
    insert into trainings (id, title, description, minutes)
    select * from unnest(
      ${trainings.map(() => newId())}::uuid[],
      ${trainings.map((training) => training.title)}::text[],
      ${trainings.map((training) => training.description)}::text[],
      ${trainings.map((training) => training.minutes)}::int[])
    on conflict (title) do nothing
    returning title`
  return added.map(({ title }) => title)
}

/** The catalogue of the installation, by title, whoever offers what: for its operator. */
export function listWholeCatalogue(rows: RunRows): Promise<TrainingRow[]> {
  return rows<TrainingRow>`
    select id, title, description, minutes from trainings where retired_at is null order by title, id limit 10000`
}
