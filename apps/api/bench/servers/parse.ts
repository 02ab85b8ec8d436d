import { readFileSync } from 'node:fs'
import { read, utils } from 'xlsx'

// The bare parse of a spreadsheet: SheetJS in a process of its own, on the file that was named, into rows of text.
const [file = ''] = process.argv.slice(2)
const bytes = readFileSync(file)
const startedAt = performance.now()
const book = read(bytes, { dense: true, cellHTML: false, cellFormula: false })
const sheet = book.Sheets[book.SheetNames[0] ?? '']
const rows = sheet ? utils.sheet_to_json(sheet, { header: 1, raw: false, defval: '' }) : []
const ms = performance.now() - startedAt
process.send?.({ ms, rows: rows.length, megabytes: process.resourceUsage().maxRSS / 1024 })
process.disconnect()
