import type { Asked } from '../load/connection.ts'
import type { MakeScenario } from '../load/scenario.ts'

export interface ReadingInTurn {
  /** One after the other, from the start again when all were asked. */
  asked: Asked[]
  /** What an answer is at least long: the shorter ones are something else. */
  leastLength: number
}

/** One unit: one page read. */
const makeReading: MakeScenario =
  ({ asked, leastLength }: ReadingInTurn) =>
  async ({ connection }, turn) => {
    const { status, body } = await connection.send(asked[turn % asked.length]!)
    return status === 200 && body.length >= leastLength ? 'done' : 'failed'
  }

export default makeReading
