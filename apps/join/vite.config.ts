import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/**
 * Vite wraps each `import()` in a helper that preloads styles. All styles are in one file that the page already
 * has, so a plain call does the same and leaves a kilobyte for words.
 */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load()' : undefined,
}

/** The development server has a host of its own, so there is no base path before its pages. */
const noBaseInDevelopment: Plugin = {
  name: 'no-base-in-development',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/data-base="[^"]*"/, 'data-base=""'),
}

const API = `http://localhost:${process.env.PORT ?? '3000'}`

// Addresses in the build are relative; the server puts the real base path into the HTML that it sends.
export default defineConfig({
  base: './',
  plugins: [react(), plainImports, noBaseInDevelopment],
  build: {
    target: 'es2015',
    cssCodeSplit: false,
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: { input: ['index.html', 'page.html'] },
  },
  server: { proxy: { '/api': API, '/logos': API } },
})
