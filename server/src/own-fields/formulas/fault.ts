import type { Fault } from '../value-faults.ts'

/** Why a formula cannot be, and from which character on, counted from 1. */
export class FormulaFault extends Error {
  override name = 'FormulaFault'
  readonly fault: Fault

  constructor(at: number, { 'zh-CN': zh, en }: Fault) {
    super(en)
    this.fault = { 'zh-CN': `第 ${at + 1} 个字：${zh}`, en: `character ${at + 1}: ${en}` }
  }
}

/** Throws what is wrong at a place. */
export const wrong = (at: number, fault: Fault): never => {
  throw new FormulaFault(at, fault)
}
