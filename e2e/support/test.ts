import { type BrowserContext, test as base, expect } from '@playwright/test'

export { expect }

/**
 * A test that also fails when a page asks another host for anything or reports an error. An answer that the page is told to
 * expect, such as 401 before the sign-in, is no fault of the page: the browser logs it all the same.
 */
export const test = base.extend<{ watch: (context: BrowserContext) => void; onlyOwnHost: undefined }>({
  watch: async ({ baseURL }, use) => {
    const faults: string[] = []
    const own = new URL(baseURL ?? 'http://localhost').host
    await use((context) => {
      context.on('request', (request) => {
        const { host, protocol } = new URL(request.url())
        if (protocol.startsWith('http') && host !== own) faults.push(`asked another host: ${request.url()}`)
      })
      context.on('weberror', (error) => faults.push(`threw: ${error.error().message}`))
      context.on('console', (message) => {
        if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
          faults.push(`console: ${message.text()}`)
      })
    })
    expect(faults).toEqual([])
  },
  onlyOwnHost: [
    async ({ context, watch }, use) => {
      watch(context)
      await use(undefined)
    },
    { auto: true },
  ],
})
