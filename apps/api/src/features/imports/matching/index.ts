export {
  findAddressColumn,
  headingsKey,
  listIgnoredColumns,
  looksLikeAddress,
  matchColumns,
  roleOf,
} from './columns.ts'
export { createNameMatcher, type NameMatcher } from './names.ts'
export { isSampleRow, LISTS_SHEET, SAMPLE_ADDRESS } from './sample.ts'
