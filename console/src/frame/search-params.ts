/** What stands behind `?` in an address: a text, or several under one name (`status=open&status=pending`). */
export function parseSearch(search: string): Record<string, string | string[]> {
  const params = new URLSearchParams(search)
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name)
      return [name, values.length > 1 ? values : (values[0] ?? '')]
    }),
  )
}

export function stringifySearch(params: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(params))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one))
  return search.size > 0 ? `?${search}` : ''
}

/** The text of a parameter, or undefined. */
export const readText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** The parameter if it is one of `allowed`. */
export const readOne = <T extends string>(value: unknown, allowed: readonly T[]): T | undefined =>
  allowed.find((one) => one === value)

/** Those of the parameter's values that are `allowed`; undefined when none is. */
export function readMany<T extends string>(value: unknown, allowed: readonly T[]): readonly T[] | undefined {
  const given: readonly unknown[] = Array.isArray(value) ? value : [value]
  const found = allowed.filter((one) => given.includes(one))
  return found.length > 0 ? found : undefined
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The same without what is undefined, as `exactOptionalPropertyTypes` and clean addresses want it. */
export const onlyGiven = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>
