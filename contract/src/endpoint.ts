import type * as z from 'zod'
import type { Permission } from './permissions.ts'
import type { Reason } from './reasons.ts'

/**
 * Who may call an endpoint: a permission of the person's role, `signed-in` (any staff member or key that is not
 * disabled), or `public` (nobody has to log in; the operation itself decides what a stranger may see).
 */
export type Guard = Permission | 'signed-in' | 'public'

/** Files that come with a request as `multipart/form-data`; the JSON form of the same request stays allowed. */
export interface FileRule {
  readonly max: number
  readonly maxBytes: number
  /** Which contents are let in, told from their bytes and never from name or header. */
  readonly kinds: 'pictures' | 'documents' | 'tables'
}

/** One HTTP operation: the server implements it, every client calls it, both typed by the same schemas. */
export interface Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below `/api/v1`; `:name` takes the field `name` of the input. */
  readonly path: `/${string}`
  readonly permission: Guard
  /** One sentence for the reference page. */
  readonly summary: string
  /** Path, query and body fields together, as one object. */
  readonly input: I
  readonly output: O
  /** What may be refused, besides bad input and missing rights, which every endpoint can answer. */
  readonly reasons?: readonly Reason[]
  readonly files?: FileRule
  /** Also for people who first have to set up a second factor or change a password that is too old. */
  readonly unready?: true
  /** `file` answers bytes, `stream` answers server-sent events; both skip the output schema. */
  readonly answers?: 'json' | 'file' | 'stream'
}

/** Declares an endpoint; it only fixes the types, each as narrow as it was written. */
export const endpoint = <const E extends Endpoint>(e: E): E => e

/** The endpoints of one module, by the name of what they do. */
export type Group = Readonly<Record<string, Endpoint>>

/** What the operation receives: parsed, with defaults filled in. */
export type Input<E extends Endpoint> = z.output<E['input']>
/** What a caller passes. */
export type Args<E extends Endpoint> = z.input<E['input']>
/** What the operation returns and the caller receives. */
export type Output<E extends Endpoint> = z.output<E['output']>
