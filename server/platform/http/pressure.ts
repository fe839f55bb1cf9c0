import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'

/** How often the event loop's delay is taken. */
const SAMPLE_MS = 1000

/**
 * Tells calls 503 while the event loop is later than this. What held it up before the program
 * listened is nobody's pressure: the sample that reaches back into the start is not counted, nor is
 * one in which nothing could be measured.
 */
export async function refuseUnderPressure(
  app: FastifyInstance,
  latestAnswerMs: number,
  nowMs: () => number = () => performance.now(),
): Promise<void> {
  let countsFromMs = Number.POSITIVE_INFINITY
  app.addHook('onListen', async () => {
    countsFromMs = nowMs() + 2 * SAMPLE_MS
  })
  await app.register(underPressure, {
    maxEventLoopDelay: latestAnswerMs,
    sampleInterval: SAMPLE_MS,
    pressureHandler: (_request, _reply, _type, delayMs) => {
      if (delayMs === Number.POSITIVE_INFINITY || nowMs() < countsFromMs) return
      throw Object.assign(new Error('the event loop is late'), { statusCode: 503 })
    },
  })
}
