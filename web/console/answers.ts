// The generated types are numbered where two have one name, so pages ask an operation for its own.

type Asked = (...given: never[]) => Promise<unknown>

/** What an operation answers. */
export type Answer<Op extends Asked> = Awaited<ReturnType<Op>>

/** One row of a list: of one that pages, or of one that comes whole. */
export type Item<Op extends Asked> =
  Answer<Op> extends { items: readonly (infer Row)[] }
    ? Row
    : Answer<Op> extends readonly (infer Row)[]
      ? Row
      : never
