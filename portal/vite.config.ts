import { defineConfig } from 'vite'

/** What runs in the customer's browser; the pages themselves are rendered by the server from the same source. */
export default defineConfig({
  base: '/portal/',
  build: {
    outDir: 'dist/client',
    manifest: true,
    modulePreload: { polyfill: false },
    // phones keep their browser for years
    target: ['chrome87', 'safari14', 'firefox85'],
    rolldownOptions: {
      input: { request: 'src/requests/request.client.ts', progress: 'src/progress/progress.client.ts' },
    },
  },
})
