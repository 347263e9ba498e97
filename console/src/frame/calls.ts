import type { QueryClient } from '@tanstack/react-query'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CallOptions } from '@zhike/contract/client'
import { useMemo, useState } from 'react'
import { type AnswerOf, type ArgsOf, type CallName, call, keyOf, type ModuleName, queryOf } from './client.ts'
import { echo } from './echo.ts'
import { fieldsOf, isHandledByForm } from './errors.ts'
import { newKey } from './idempotency.ts'
import { tellFailure } from './toasts.ts'

/** One answer, kept fresh by live events unless it is `still`. `undefined` args wait. */
export function useAnswer<M extends ModuleName, N extends CallName<M>>(
  module: M,
  name: N,
  args: ArgsOf<M, N> | undefined,
  still = false,
) {
  return useQuery({ ...queryOf(module, name, args as ArgsOf<M, N>), enabled: args !== undefined && !still })
}

interface Page<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
}
/** Names of the calls of a module that answer pages. */
export type PagedName<M extends ModuleName> = {
  [N in CallName<M>]: AnswerOf<M, N> extends Page<unknown> ? N : never
}[CallName<M>]
export type ItemOf<M extends ModuleName, N extends PagedName<M>> = AnswerOf<M, N> extends Page<infer T> ? T : never

/** A list that grows page by page. While filters change the old items stay, so that nothing jumps. */
export interface List<T, P = unknown> {
  /** Undefined until the first page is there. */
  readonly items: readonly T[] | undefined
  /** The first page as it came, with what it says besides its items. */
  readonly first?: P | undefined
  readonly failure: Error | null
  readonly again: () => void
  /** Fetches the next page; undefined on the last. */
  readonly more: (() => void) | undefined
  readonly fetchingMore: boolean
  /** True while the items belong to the filters before. */
  readonly outdated: boolean
}

export function useList<M extends ModuleName, N extends PagedName<M>>(
  module: M,
  name: N,
  args: Omit<ArgsOf<M, N>, 'cursor'>,
): List<ItemOf<M, N>, AnswerOf<M, N>> {
  const query = useInfiniteQuery({
    queryKey: [...keyOf(module, name, args as ArgsOf<M, N>), 'pages'],
    queryFn: ({ pageParam, signal }) => {
      const withCursor = { ...args, ...(pageParam === null ? {} : { cursor: pageParam }) }
      return call(module, name, withCursor as ArgsOf<M, N>, { signal }) as unknown as Promise<Page<ItemOf<M, N>>>
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  })
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data])
  const { hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query
  return {
    items,
    first: query.data?.pages[0] as AnswerOf<M, N> | undefined,
    failure: query.error,
    again: () => void refetch(),
    more: hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined,
    fetchingMore: isFetchingNextPage,
    outdated: query.isPlaceholderData,
  }
}

/** A list that comes in one answer, for the same table. */
export const wholeList = <T>(query: WholeQuery<T>): List<T> => ({
  items: query.data?.items,
  failure: query.error,
  again: () => void query.refetch(),
  more: undefined,
  fetchingMore: false,
  outdated: false,
})

interface WholeQuery<T> {
  readonly data: { readonly items: readonly T[] } | undefined
  readonly error: Error | null
  readonly refetch: () => unknown
}

interface Act<A, R> {
  /** Runs the call; `done` gets the answer. A refusal that names no field is told in a toast. */
  readonly run: (args: A, options?: CallOptions & { readonly done?: (answer: R) => void }) => void
  readonly busy: boolean
  readonly failure: Error | null
  /** Path of a field to what would be right there, of the last refusal. */
  readonly fields: Readonly<Record<string, string>>
  readonly reset: () => void
}

interface ActOptions<A, R> {
  /** Changes the cache as the answer will; taken back when the call is refused. */
  readonly foresee?: (args: A, cache: QueryClient) => void
  /** Called when it was done, also after the page was left, unlike the `done` of a run. */
  readonly done?: (answer: R, args: A) => void
  /** Called when it was not done, also after the page was left: what was typed can be kept. */
  readonly refused?: (args: A, error: Error) => void
  /** The page shows `failure` itself: no toast. */
  readonly quiet?: boolean
}

/** What a call asks for. Files have no words of their own. */
const wishOf = (args: unknown, { files = [] }: CallOptions): string =>
  JSON.stringify([args, files.map((file) => [file.name, file.size, file.lastModified])])

/** A call that changes something. What the module shows is fetched again afterwards. */
export function useAct<M extends ModuleName, N extends CallName<M>>(
  module: M,
  name: N,
  { foresee, done: always, refused, quiet = false }: ActOptions<ArgsOf<M, N>, AnswerOf<M, N>> = {},
): Act<ArgsOf<M, N>, AnswerOf<M, N>> {
  const cache = useQueryClient()
  const [{ hears, ends }] = useState(echo)
  const mutation = useMutation({
    mutationFn: ({ args, options }: { args: ArgsOf<M, N>; options: CallOptions }) => call(module, name, args, options),
    onMutate: async ({ args }) => {
      if (!foresee) return []
      await cache.cancelQueries({ queryKey: [module] })
      const before = cache.getQueriesData({ queryKey: [module] })
      foresee(args, cache)
      return before
    },
    onSuccess: (answer, { args, options }) => {
      ends(wishOf(args, options), true)
      always?.(answer, args)
    },
    onError: (error, { args, options }, before) => {
      ends(wishOf(args, options), false)
      for (const [key, data] of before ?? []) cache.setQueryData(key, data)
      refused?.(args, error)
      if (!quiet && !isHandledByForm(error)) tellFailure(error)
    },
    onSettled: () => cache.invalidateQueries({ queryKey: [module] }),
  })
  return {
    run: (args, { done, ...options } = {}) => {
      if (hears(wishOf(args, options))) return
      mutation.mutate(
        { args, options: { idempotencyKey: newKey(), ...options } },
        done ? { onSuccess: (answer) => done(answer) } : {},
      )
    },
    busy: mutation.isPending,
    failure: mutation.error,
    fields: fieldsOf(mutation.error),
    reset: mutation.reset,
  }
}
