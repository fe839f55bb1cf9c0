import type { Asked } from '../load/connection.ts'
import type { MakeScenario } from '../load/scenario.ts'

export interface Reading {
  asked: Asked
  /** Length of the answer that was looked at before; what is much shorter is another answer. */
  length: number
}

/** One unit: one page read. */
const makeReading: MakeScenario =
  ({ asked, length }: Reading) =>
  async ({ connection }) => {
    const { status, body } = await connection.send(asked)
    return status === 200 && body.length > length / 2 ? 'done' : 'failed'
  }

export default makeReading
