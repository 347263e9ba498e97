import 'virtual:tokens.css'
import './base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { languagesReady } from '../frame/texts.ts'
import { ToastList } from '../frame/toast-list.tsx'
import { Appearance } from './appearance.tsx'
import { createCache } from './cache.ts'
import { routerOf } from './router.ts'

const cache = createCache(
  () => leaveFor('/login'),
  () => leaveFor('/login/due'),
)
function leaveFor(to: '/login' | '/login/due') {
  const { pathname, href } = router.state.location
  if (pathname.startsWith('/login')) return
  cache.clear()
  void router.navigate({ to, search: { next: href }, replace: true })
}
const router = routerOf(cache)

await languagesReady
const place = document.getElementById('desk')
if (!place) throw new Error('index.html has no #desk')
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={cache}>
      <Appearance>
        <RouterProvider router={router} />
        <ToastList />
      </Appearance>
    </QueryClientProvider>
  </StrictMode>,
)
