import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { api } from '@zhike/contract'
import type { Group } from '@zhike/contract/endpoint'
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

const contract = fileURLToPath(import.meta.resolve('@zhike/contract'))

/**
 * The desk calls by method and path; what goes in and comes out is checked by types here and by the schemas in the
 * server. So the contract comes without its schemas: a page does not grow with endpoints that it never calls.
 */
const addresses: Plugin = {
  name: 'zhike-addresses',
  load: (id) => (id === contract ? `export const api = ${JSON.stringify(addressesOf(api))}` : null),
}

const addressesOf = (groups: Readonly<Record<string, Group>>) =>
  Object.fromEntries(
    Object.entries(groups).map(([module, group]) => [
      module,
      Object.fromEntries(
        Object.entries(group).map(([name, { method, path, answers }]) => [name, { method, path, answers }]),
      ),
    ]),
  )

/** What every page needs sits in chunks that stay in the cache from one version to the next. */
const groups = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 3 },
  { name: 'tanstack', test: /node_modules\/@tanstack\//, priority: 3 },
]

export default defineConfig({
  plugins: [react(), tokens, favicon, addresses],
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
