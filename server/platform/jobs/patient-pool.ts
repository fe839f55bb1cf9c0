import type pg from 'pg'
import { isDeadConnection } from '#platform/db'

/**
 * The pool as graphile-worker is given it: an error of a connection that died is named by a code it
 * tries again after. Without one it lets the end of a job fall through as an unhandled rejection
 * (seen in 0.17.3), which ends the whole program when the database goes away at that moment.
 */
export function patientPool(pool: pg.Pool): pg.Pool {
  return new Proxy(pool, {
    get: (target, name) => {
      if (name === 'connect')
        return (callback?: Connected) =>
          callback === undefined
            ? named(target.connect()).then(patientClient)
            : target.connect(callback)
      const value = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

type Connected = Parameters<pg.Pool['connect']>[0]

const patientClient = (client: pg.PoolClient): pg.PoolClient =>
  new Proxy(client, {
    get: (target, name) => {
      const value = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      if (name !== 'query') return value.bind(target)
      return (...given: unknown[]) => {
        const answer = value.apply(target, given)
        return answer instanceof Promise ? named(answer) : answer
      }
    },
  })

const TRIED_AGAIN = 'ETIMEDOUT'

async function named<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    if (!isDeadConnection(cause)) throw cause
    throw Object.assign(new Error('the database went away', { cause }), { code: TRIED_AGAIN })
  }
}
