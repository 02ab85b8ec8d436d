import { expect, it } from '@jest/globals'
import express from 'express'
import { pino } from 'pino'
import supertest from 'supertest'
import { logRequests, requestIds } from './http.ts'

/** The lines that requests leave behind in a log of this level. */
async function linesOf(level: string, ...paths: string[]): Promise<Record<string, unknown>[]> {
  const lines: Record<string, unknown>[] = []
  const log = pino({ level }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const app = express().use(requestIds, logRequests(log))
  app.use('/broken', (_req, res) => void res.status(503).end())
  app.use((_req, res) => void res.json({}))
  for (const path of paths) await supertest(app).get(path).set('X-Request-Id', 'request-of-a-test')
  return lines
}

it('leaves one line, without the query and without what opens a link or names a person', async () => {
  const token = 'q'.repeat(43)
  const [line, ...more] = await linesOf('debug', `/join/${token}/ann@acme.org?q=ann%40acme.org`)
  expect(more).toEqual([])
  expect(line).toMatchObject({
    requestId: 'request-of-a-test',
    method: 'GET',
    path: '/join/***/a***@acme.org',
    status: 200,
    ms: expect.any(Number),
  })
})

it('is quiet about what went well, and never speaks of health checks', async () => {
  expect(await linesOf('info', '/fine', '/livez', '/broken')).toMatchObject([
    { path: '/broken', status: 503 },
  ])
  expect(await linesOf('debug', '/livez', '/readyz')).toEqual([])
})
