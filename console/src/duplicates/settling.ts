import { useQueryClient } from '@tanstack/react-query'
import type { MergeKeep } from '@zhike/contract/customers'
import type { DuplicatePair } from '@zhike/contract/duplicates'
import { useState } from 'react'
import { call } from '../frame/client.ts'
import { newKey } from '../frame/idempotency.ts'
import { useTexts } from '../frame/texts.ts'
import { offerUndo, tellFailure } from '../frame/toasts.ts'
import { duplicateTexts } from './duplicates.texts.ts'

export const keyOfPair = ({ left, right }: DuplicatePair) => `${left.id} ${right.id}`

interface Merge {
  readonly id: string
  readonly otherId: string
  readonly keep?: MergeKeep
}

/** Settles pairs: they go from the list at once, and come back when that is taken back or was refused. */
export function useSettling() {
  const t = useTexts(duplicateTexts)
  const cache = useQueryClient()
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const hide = (pairs: readonly DuplicatePair[]) => setGone((before) => new Set([...before, ...pairs.map(keyOfPair)]))
  const show = (pairs: readonly DuplicatePair[]) => {
    const back = new Set(pairs.map(keyOfPair))
    setGone((before) => new Set([...before].filter((key) => !back.has(key))))
  }
  const refetch = () => {
    void cache.invalidateQueries({ queryKey: ['duplicates'] })
    void cache.invalidateQueries({ queryKey: ['customers'] })
  }
  const merge = (args: Merge) => call('customers', 'merge', args, { idempotencyKey: newKey() })
  const takeApart = ({ id, otherId }: Merge) => call('customers', 'takeApart', { id, otherId })

  async function mergePair(pair: DuplicatePair, args: Merge): Promise<void> {
    hide([pair])
    try {
      const { name } = await merge(args)
      offerUndo(t('merged', { name }), () => void undo([args], [pair]))
    } catch (error) {
      show([pair])
      tellFailure(error)
    }
    refetch()
  }

  /** One after the other: of three records of one customer the later pairs are merged already. */
  async function mergeMany(pairs: readonly DuplicatePair[]): Promise<void> {
    hide(pairs)
    const done: Merge[] = []
    const settled: DuplicatePair[] = []
    for (const pair of pairs) {
      const args = { id: pair.left.id, otherId: pair.right.id }
      try {
        await merge(args)
        done.unshift(args)
        settled.push(pair)
      } catch {
        show([pair])
      }
    }
    offerUndo(t('mergedMany', { count: done.length }), () => void undo(done, settled))
    refetch()
  }

  async function undo(merges: readonly Merge[], pairs: readonly DuplicatePair[]): Promise<void> {
    try {
      for (const args of merges) await takeApart(args)
      show(pairs)
    } catch (error) {
      tellFailure(error)
    }
    refetch()
  }

  async function dismiss(pair: DuplicatePair): Promise<void> {
    const ids = { leftId: pair.left.id, rightId: pair.right.id }
    hide([pair])
    try {
      await call('duplicates', 'dismiss', ids, { idempotencyKey: newKey() })
      const takeBack = () =>
        call('duplicates', 'undismiss', ids).then(() => {
          show([pair])
          refetch()
        }, tellFailure)
      offerUndo(t('dismissed', { left: pair.left.name, right: pair.right.name }), () => void takeBack())
    } catch (error) {
      show([pair])
      tellFailure(error)
    }
  }
  return { gone, mergePair, mergeMany, dismiss }
}
