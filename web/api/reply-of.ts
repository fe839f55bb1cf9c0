/** What an operation of the API answers: `ReplyOf<typeof getCart>`. */
export type ReplyOf<Called extends (...given: never[]) => Promise<unknown>> = Awaited<
  ReturnType<Called>
>
