import { readFileSync } from 'node:fs'

/**
 * Loaded before the program: at each SIGUSR2 its clock jumps to where a file says, in milliseconds
 * off. Timers go on as they do when a machine's clock is set.
 */
const file = process.env.CHAOS_CLOCK
let offMs = 0
if (file !== undefined) {
  process.on('SIGUSR2', () => {
    offMs = Number(readFileSync(file))
  })
}

const RealDate = Date
const now = (): number => RealDate.now() + offMs

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, as) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, as),
  apply: () => new RealDate(now()).toString(),
  get: (target, name, self) => (name === 'now' ? now : Reflect.get(target, name, self)),
})

const realInstant = Temporal.Now.instant
Temporal.Now.instant = () => realInstant().add({ milliseconds: offMs })
