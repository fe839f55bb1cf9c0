import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { report } from './report.ts'
import { runChaos } from './run-chaos.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    kills: { type: 'string', default: '12' },
    clients: { type: 'string', default: '10' },
    programs: { type: 'string', default: '2' },
    seconds: { type: 'string', default: 'Infinity' },
  },
})
const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed)
console.log(`seed ${seed}`)
// What was started is stopped, and what was seen is told.
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort())
const begun = performance.now()
const result = await runChaos({
  seed,
  kills: Number(values.kills),
  clients: Number(values.clients),
  programs: Number(values.programs),
  seconds: Number(values.seconds),
  stop: stop.signal,
  onFault: ({ number, fault, ms, acknowledged }) =>
    console.log(
      `${number}. ${fault.kind}: got over in ${(ms / 1000).toFixed(1)} s, ${acknowledged} acknowledged`,
    ),
})
console.log(report(result, (performance.now() - begun) / 1000))
process.exit(result.wrong.length === 0 && result.repeatedOtherwise === 0 ? 0 : 1)
