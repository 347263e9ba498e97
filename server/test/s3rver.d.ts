declare module '@20minutes/s3rver' {
  import type { RequestListener } from 'node:http'

  /** A server that speaks S3, as far as we use it. */
  class S3rver {
    constructor(options: {
      readonly directory: string
      readonly silent: boolean
      readonly configureBuckets: readonly { readonly name: string }[]
    })
    readonly store: { putContent(path: string, content: unknown): Promise<unknown> }
    configureBuckets(): Promise<unknown>
    callback(): RequestListener
  }
  export = S3rver
}
