import type pg from 'pg'
import { catalogue } from './schema-catalogue.ts'

/** A line of the schema, and what it belongs to. */
interface Line {
  readonly of: string
  readonly text: string
}

/**
 * The whole model as readable SQL, from the catalogue: schemas, sequences, tables with their columns, constraints,
 * indexes, statistics, policies and grants, then functions. The job queue's own tables are left out. The same model
 * gives the same text, whatever the database is called and whoever owns it.
 */
export async function dumpSchema(client: pg.ClientBase): Promise<string> {
  const ask = async (sql: string) => (await client.query<Line>(sql)).rows
  // sorted here, because the database may sort by the rules of any language
  const askSorted = async (sql: string) =>
    (await ask(sql)).sort((a, b) => compare(a.of, b.of) || compare(a.text, b.text))
  const parts = {
    schemas: await askSorted(catalogue.schemas),
    sequences: await askSorted(catalogue.sequences),
    tables: await askSorted(catalogue.tables),
    views: await askSorted(catalogue.views),
    columns: await ask(catalogue.columns),
    constraints: await ask(catalogue.constraints),
    indexes: await askSorted(catalogue.indexes),
    statistics: await askSorted(catalogue.statistics),
    security: await askSorted(catalogue.security),
    policies: await askSorted(catalogue.policies),
    grants: await askSorted(catalogue.grants),
    routines: await askSorted(catalogue.routines),
  }
  const linesOf = (kind: keyof typeof parts, name: string) =>
    parts[kind].filter((line) => line.of === name).map((line) => line.text)
  const withGrants = ({ of, text }: Line) => [text, ...linesOf('grants', of)]
  const tables = parts.tables.map(({ of: name, text }) => [
    `${text} (`,
    [...linesOf('columns', name), ...linesOf('constraints', name)].map((line) => `  ${line}`).join(',\n'),
    ');',
    ...linesOf('indexes', name),
    ...linesOf('statistics', name),
    ...linesOf('security', name),
    ...linesOf('policies', name),
    ...linesOf('grants', name),
  ])
  const blocks = [
    ...parts.schemas.map(withGrants),
    ...parts.sequences.map(withGrants),
    ...tables,
    ...parts.views.map(withGrants),
  ]
  return [heading, ...[...blocks, ...parts.routines.map(withGrants)].map((lines) => lines.join('\n')), ''].join('\n\n')
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const heading = `-- What the migrations make, written from the catalogue by \`zhike schema\`. Do not edit.`
