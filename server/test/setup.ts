// Loaded once by `npm test` before all test files (--test-global-setup).
import { shareTestCluster, startTestCluster, type TestCluster } from './cluster.ts'

let cluster: TestCluster | undefined

export async function globalSetup() {
  cluster = await startTestCluster()
  shareTestCluster(cluster)
}

export async function globalTeardown() {
  await cluster?.stop()
}
