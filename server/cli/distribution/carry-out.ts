import type pg from 'pg'
import { CommandFailed } from '../command-failed.ts'
import type { Plan, Step } from './plan.ts'

/** What run_command_on_workers and run_command_on_placements answer with, a row a node. */
interface NodeAnswer {
  success?: boolean
  nodename?: string
  nodeport?: number
  result?: string
}

/**
 * Runs the steps one after the other, each in a transaction of its own, so that a second run goes on
 * where this one ended.
 * @throws CommandFailed naming the step, what was said against it, and how to go on
 */
export async function carryOut(
  client: pg.ClientBase,
  { session, steps }: Plan,
  say: (line: string) => void,
): Promise<void> {
  for (const setting of session) await client.query(setting)
  for (const [at, step] of steps.entries()) {
    say(`${String(at + 1).padStart(4)}/${steps.length}  ${step.about}`)
    await take(client, step)
  }
}

async function take(client: pg.ClientBase, { about, sql }: Step): Promise<void> {
  const failed = (reason: string, cause?: unknown) =>
    new CommandFailed(
      `${about}: ${reason}\nThe statement was:\n  ${sql}\n` +
        'What was done before stays done; run linli distribute again to go on from here.',
      { cause },
    )
  let rows: NodeAnswer[]
  try {
    rows = (await client.query<NodeAnswer>(sql)).rows
  } catch (error) {
    throw failed(error instanceof Error ? saysOf(error) : String(error), error)
  }
  const refused = rows.filter(({ success }) => success === false)
  if (refused.length > 0) {
    const says = refused.map((row) => `${row.nodename}:${row.nodeport} said: ${row.result}`)
    throw failed(says.join('; '))
  }
}

function saysOf(error: Error & { detail?: string; hint?: string }): string {
  return [error.message, error.detail, error.hint].filter(Boolean).join(' · ')
}

/**
 * Asks every shard of one table as the program will: as linli_app. Between nodes Citus signs in as
 * that role, which pg_hba.conf of each node has to let in.
 */
export async function tryAsApp(client: pg.ClientBase): Promise<void> {
  await client.query('set role linli_app')
  try {
    await client.query('select count(*) from events')
  } catch (error) {
    throw new CommandFailed(
      'The tables are distributed, but the role linli_app cannot reach the shards: ' +
        `${error instanceof Error ? saysOf(error) : error}\n` +
        'Let it sign in from node to node (docs/guides/citus.md, "The role between the nodes").',
      { cause: error },
    )
  } finally {
    await client.query('reset role')
  }
}
