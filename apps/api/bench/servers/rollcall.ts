import { createServer } from 'node:http'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { createContext } from '../../src/context.ts'
import { BENCH_KEY } from '../lib/seed.ts'
import { serveForBench } from './answer.ts'

// The whole application, without the job queue: mail is not what is measured.
const [databaseUrl = ''] = process.argv.slice(2)
const config = readConfig({ LOG_LEVEL: 'error', LIMITS_FACTOR: '1000000', SECRET_KEY: BENCH_KEY }, '/')
const ctx = await createContext(config, databaseUrl, { prune: false })
serveForBench(createServer(createApp(ctx)), () => ctx.close())
