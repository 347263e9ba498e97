// The directions of docs/architecture.md. `.ci/checks/fence.test.ts` plants a violation of each rule and expects red.
const { firstLine, laterLines } = require('./.ci/checks/module-order.json')

const modules = [firstLine, ...laterLines].flat()
const tests = '[.](test|fixture)[.]tsx?$|^server/test/'
const clients = '^(console|portal|widget|ui)/'

/** A later module may import an earlier one, never the reverse: what an earlier one needs comes by events or a registry. */
const modulesInOrder = modules.slice(0, -1).map((name, index) => ({
  name: 'modules-in-order',
  severity: 'error',
  from: { path: `^server/src/${name}/`, pathNot: tests },
  to: { path: `^server/src/(${modules.slice(index + 1).join('|')})/` },
}))

module.exports = {
  forbidden: [
    { name: 'no-file-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      // In the server the order of the modules already leaves no room for a cycle between folders.
      name: 'no-folder-cycles',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(console|portal)/src/[^/]+$' },
      to: { path: '^(console|portal)/src/[^/]+$', circular: true },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
    {
      name: 'contract-is-a-leaf',
      severity: 'error',
      from: { path: '^contract/' },
      to: { path: '^(server|console|portal|widget|ui|demo|bench|e2e)/' },
    },
    {
      name: 'clients-see-only-the-contract',
      severity: 'error',
      from: { path: clients },
      to: { path: '^(server|demo|bench|e2e)/' },
    },
    {
      name: 'clients-are-apart',
      severity: 'error',
      from: { path: '^(console|portal|widget|ui)/' },
      to: { path: '^(console|portal|widget)/', pathNot: '^$1/' },
    },
    {
      name: 'server-knows-no-client',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/src/app/' },
      to: { path: '^(console|portal|widget|ui|demo|bench|e2e)/' },
    },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: '^server/src/platform/', pathNot: tests },
      to: { path: '^server/src/(?!platform/)' },
    },
    {
      name: 'a-module-has-one-door',
      severity: 'error',
      from: { path: '^server/src/(?!app/)([^/]+)/', pathNot: tests },
      to: {
        path: '^server/src/([^/]+)/',
        pathNot: ['^server/src/$1/', '^server/src/platform/', '^server/src/([^/]+)/\\1[.]ts$'],
      },
    },
    ...modulesInOrder,
    {
      name: 'nobody-imports-app',
      severity: 'error',
      from: { pathNot: [tests, '^server/src/app/', '^(demo|bench)/'] },
      to: { path: '^server/src/app/' },
    },
    {
      name: 'demo-and-bench-enter-by-app',
      severity: 'error',
      from: { path: '^(demo|bench)/', pathNot: tests },
      to: { path: '^(server/(?!src/app/)|console/|portal/|widget/|ui/|e2e/)' },
    },
    {
      name: 'journeys-know-only-the-contract',
      severity: 'error',
      from: { path: '^e2e/' },
      to: { path: '^(server|console|portal|widget|ui|demo|bench)/' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: tests },
    },
  ],
  options: {
    // With TypeScript 7 the default parser sees no TypeScript and passes: .ci/checks/boundaries.ts counts what was seen.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^[^/]+/(dist|screenshots)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
}
