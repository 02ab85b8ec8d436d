import type { UseFormReturnType } from '@mantine/form'
import { type GroupDto, type JoinPageDto, LIMITS, type SetJoinPageBody } from '@rollcall/contract'
import type { TFunction } from 'i18next'
import { endOfDay } from '../../lib/end-of-day.ts'
import { lastDayBefore } from './last-day.ts'

/** The page as the form holds it: a field is empty rather than absent. */
export interface JoinPageValues {
  enabled: boolean
  slug: string
  /** Empty until somebody has chosen. */
  audience: 'anyone' | 'domains' | ''
  /** Kept while anyone may join, so that it is there when that is taken back. */
  allowedDomains: string[]
  groupIds: string[]
  locationIds: string[]
  welcome: string
  /** On the calendar of the organization. */
  lastDay: string
  /** A string while the number is being typed. */
  capacity: number | string
}

export type JoinForm = UseFormReturnType<JoinPageValues>

/** What the form begins with; `slug` is proposed for a page that has none. */
export function toJoinPageValues(page: JoinPageDto, slug: string, timeZone: string): JoinPageValues {
  return {
    enabled: page.enabled,
    slug: page.slug ?? slug,
    audience: page.audience ?? '',
    allowedDomains: page.allowedDomains,
    groupIds: page.groupIds,
    locationIds: page.locationIds,
    welcome: page.welcome ?? '',
    lastDay: page.endsAt === null ? '' : lastDayBefore(page.endsAt, timeZone),
    capacity: page.capacity ?? '',
  }
}

/** What the form sends. An end that a program set to some hour stays as long as its day does. */
export function toJoinPageBody(values: JoinPageValues, page: JoinPageDto, timeZone: string): SetJoinPageBody {
  const { audience, allowedDomains, welcome, lastDay, capacity, slug, ...same } = values
  const sameDay = page.endsAt !== null && lastDayBefore(page.endsAt, timeZone) === lastDay
  return {
    ...same,
    slug: slug.trim().toLowerCase(),
    ...(audience === '' ? {} : { audience }),
    allowedDomains: audience === 'domains' ? allowedDomains : [],
    welcome: welcome.trim() || null,
    endsAt: lastDay === '' ? null : sameDay ? page.endsAt : endOfDay(lastDay, timeZone),
    capacity: capacity === '' ? null : Number(capacity),
  }
}

/** What has to be mended before the form is sent, by field. */
export function joinPageFaults(
  t: TFunction,
  values: JoinPageValues,
  groups: GroupDto[],
): Partial<Record<keyof JoinPageValues, string>> {
  const { slug, audience, allowedDomains, groupIds, enabled, capacity } = values
  const canBeChosen = groups.some(({ id, status }) => status === 'active' && groupIds.includes(id))
  const isCapacity =
    capacity === '' ||
    (Number.isInteger(capacity) && Number(capacity) >= 1 && Number(capacity) <= LIMITS.joinCapacity)
  return {
    ...(slug.trim() === '' ? { slug: t('fieldErrors.required') } : {}),
    ...(audience === '' ? { audience: t('joinPage.who.missing') } : {}),
    ...(audience === 'domains' && allowedDomains.length === 0
      ? { allowedDomains: t('joinPage.who.listMissing') }
      : {}),
    ...(enabled && !canBeChosen ? { groupIds: t('joinPage.choices.groupsMissing') } : {}),
    ...(isCapacity ? {} : { capacity: t('joinPage.more.capacityRange', { most: LIMITS.joinCapacity }) }),
  }
}
