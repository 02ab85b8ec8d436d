import { expect, test } from '@jest/globals'
import type { GroupDto, JoinPageDto } from '@rollcall/contract'
import i18next from 'i18next'
import { joinPageFaults, toJoinPageBody, toJoinPageValues } from './join-page-values.ts'

const ZONE = 'America/New_York'

const page: JoinPageDto = {
  enabled: true,
  state: 'open',
  slug: 'lakeside',
  url: 'https://rollcall.example/join/lakeside',
  urlStart: 'https://rollcall.example/join/',
  audience: 'domains',
  allowedDomains: ['school.org'],
  groupIds: ['g1'],
  locationIds: [],
  welcome: null,
  endsAt: '2027-07-01T02:30:00.000Z',
  capacity: null,
}
const values = toJoinPageValues(page, '', ZONE)

const group: GroupDto = {
  id: 'g1',
  name: 'Teachers',
  status: 'active',
  trainings: [],
  createdAt: '2027-01-01T00:00:00.000Z',
}

const faultsOf = (changed: Partial<typeof values>, groups = [group]) =>
  Object.keys(joinPageFaults(i18next.t, { ...values, ...changed }, groups))

test('what nobody touched is sent as it was, an end at some hour included', () => {
  expect(toJoinPageBody(values, page, ZONE)).toEqual({
    enabled: true,
    slug: 'lakeside',
    audience: 'domains',
    allowedDomains: ['school.org'],
    groupIds: ['g1'],
    locationIds: [],
    welcome: null,
    endsAt: page.endsAt,
    capacity: null,
  })
})

test('another last day ends with that day', () => {
  expect(toJoinPageBody({ ...values, lastDay: '2027-07-04' }, page, ZONE).endsAt).toBe(
    '2027-07-05T03:59:00.000Z',
  )
  expect(toJoinPageBody({ ...values, lastDay: '' }, page, ZONE).endsAt).toBeNull()
})

test('an end at midnight belongs to the day before', () => {
  const midnight = { ...page, endsAt: '2027-07-01T04:00:00.000Z' }
  expect(toJoinPageValues(midnight, '', ZONE).lastDay).toBe('2027-06-30')
})

test('that anyone may join is sent without the list, which the form keeps', () => {
  expect(toJoinPageBody({ ...values, audience: 'anyone' }, page, ZONE)).toMatchObject({
    audience: 'anyone',
    allowedDomains: [],
  })
})

test('a page that is not set up yet begins with the address that is proposed, and with nobody chosen', () => {
  const fresh = toJoinPageValues({ ...page, slug: null, audience: null }, 'lakeside-school', ZONE)
  expect(fresh).toMatchObject({ slug: 'lakeside-school', audience: '' })
})

test('what is missing is said at its field', () => {
  expect(faultsOf({})).toEqual([])
  expect(faultsOf({ audience: '' })).toEqual(['audience'])
  expect(faultsOf({ allowedDomains: [] })).toEqual(['allowedDomains'])
  expect(faultsOf({ allowedDomains: [], audience: 'anyone' })).toEqual([])
  expect(faultsOf({ slug: ' ' })).toEqual(['slug'])
  expect(faultsOf({ capacity: 0 })).toEqual(['capacity'])
  expect(faultsOf({}, [{ ...group, status: 'inactive' }])).toEqual(['groupIds'])
  expect(faultsOf({ enabled: false }, [{ ...group, status: 'inactive' }])).toEqual([])
})
