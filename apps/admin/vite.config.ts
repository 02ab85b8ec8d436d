import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const API = 'http://localhost:3000'

export default defineConfig({
  base: '/',
  plugins: [react()],
  build: { outDir: 'dist', target: 'es2022' },
  server: {
    proxy: { '/api': API, '/dev': API, '/livez': API, '/readyz': API, '/join': API },
  },
})
