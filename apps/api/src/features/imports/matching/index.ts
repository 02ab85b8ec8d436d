export {
  type ColumnMapping,
  findAddressColumn,
  headingsKey,
  listIgnoredColumns,
  looksLikeAddress,
  matchColumns,
  roleOf,
} from './columns.ts'
export { createNameMatcher, type Named, type NameMatch, type NameMatcher, type NameStep } from './names.ts'
export { isSampleRow, LISTS_SHEET, SAMPLE_ADDRESS } from './sample.ts'
