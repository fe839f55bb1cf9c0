import {
  QueryClient,
  queryOptions,
  type UseMutationResult,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { CallOptions, Operation } from './operation.ts'
import { Refused } from './problem.ts'

/** The query of an operation without a body: `useQuery(read(getOrder, { region, order }))`. */
export function read<Params, Reply>(
  operation: Operation<Params, undefined, Reply>,
  params: Params,
) {
  return queryOptions({
    queryKey: [operation.operationName, params] as const,
    queryFn: ({ signal }) =>
      (operation as (params: Params, options: CallOptions) => Promise<Reply>)(params, { signal }),
  })
}

type Intent<Params, Body> = { params: Params } & (Body extends undefined
  ? { body?: undefined }
  : { body: Body })

export interface ActOptions<Reply, Variables> {
  /** Operations whose answers are old afterwards. */
  refresh?: readonly { operationName: string }[]
  onDone?: (reply: Reply, variables: Variables) => unknown
}

/**
 * A change: `const cancel = useAct(cancelOrder, { refresh: [getOrder] })`, then
 * `cancel.mutate({ params, body })`. An operation that moves goods or money gets an
 * Idempotency-Key that stays the same while the same intent is tried again, and is made anew once
 * the server has answered.
 */
export function useAct<Params, Body, Reply>(
  operation: Operation<Params, Body, Reply>,
  { refresh = [], onDone }: ActOptions<Reply, Intent<Params, Body>> = {},
): UseMutationResult<Reply, Error, Intent<Params, Body>> {
  const client = useQueryClient()
  const intent = useRef<{ of: string; key: string } | null>(null)
  return useMutation<Reply, Error, Intent<Params, Body>>({
    mutationFn: async ({ params, body }) => {
      const options: CallOptions = {}
      if (operation.takesKey) {
        const of = JSON.stringify([params, body])
        if (intent.current?.of !== of) intent.current = { of, key: crypto.randomUUID() }
        options.key = intent.current.key
      }
      const send = operation as unknown as (...given: unknown[]) => Promise<Reply>
      try {
        const reply = operation.hasBody
          ? await send(params, body, options)
          : await send(params, options)
        intent.current = null
        return reply
      } catch (error) {
        if (error instanceof Refused && error.status < 500) intent.current = null
        throw error
      }
    },
    onSuccess: async (reply, variables) => {
      await Promise.all(
        refresh.map(({ operationName }) => client.invalidateQueries({ queryKey: [operationName] })),
      )
      await onDone?.(reply, variables)
    },
  })
}

/** What every face asks alike: a refusal is an answer, so only silence is asked again. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // Asked also offline: a service worker may answer with what was seen.
        networkMode: 'always',
        // Without a network that is said at once, and what was not seen comes by itself with it.
        retry: (failures, error) =>
          navigator.onLine !== false &&
          !(error instanceof Refused && error.status < 500) &&
          failures < 2,
        refetchOnReconnect: true,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  // That nobody is signed in is an answer: what comes up for it must not ask again, or the two would
  // take turns for ever.
  client.setQueryDefaults(['readMe'], { retryOnMount: false })
  return client
}
