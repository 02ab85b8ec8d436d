import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const API = `http://localhost:${process.env.PORT ?? '3000'}`

/** What is no page of this app. */
const SERVED_BY_API = ['/api', '/dev', '/docs', '/join', '/livez', '/logos', '/openapi.json', '/readyz']

export default defineConfig({
  base: '/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What several screens use comes in two files, not in forty of a few hundred bytes each.
          groups: [
            { name: 'libraries', test: /node_modules/, minShareCount: 2 },
            { name: 'shared', test: /\/src\/lib\//, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(SERVED_BY_API.map((path) => [path, API])),
  },
})
