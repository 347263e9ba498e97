import react from '@vitejs/plugin-react'
import { sealSvg } from '@zhike/ui/seal'
import { variablesCss } from '@zhike/ui/variables'
import { defineConfig, type Plugin } from 'vite'

/** Serves the tokens as a style sheet, so that colours are written down once. */
const tokens: Plugin = {
  name: 'zhike-tokens',
  resolveId: (id) => (id === 'virtual:tokens.css' ? '\0tokens.css' : null),
  load: (id) => (id === '\0tokens.css' ? variablesCss() : null),
}

/** The mark as the icon of the tab. */
const favicon: Plugin = {
  name: 'zhike-favicon',
  configureServer(server) {
    server.middlewares.use('/favicon.svg', (_request, response) => {
      response.setHeader('content-type', 'image/svg+xml')
      response.end(sealSvg(32))
    })
  },
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'favicon.svg', source: sealSvg(32) })
  },
}

/** What every page needs sits in chunks that stay in the cache from one version to the next. */
const groups = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 3 },
  { name: 'tanstack', test: /node_modules\/@tanstack\//, priority: 3 },
]

export default defineConfig({
  plugins: [react(), tokens, favicon],
  build: {
    outDir: 'dist',
    manifest: true,
    target: 'es2023',
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': 'http://127.0.0.1:3000', '/portal': 'http://127.0.0.1:3000' },
  },
})
