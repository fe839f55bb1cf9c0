const LINE_EVERY_MS = 5000
const DRAW_EVERY_MS = 200
const BAR_WIDTH = 24
/** The rate is that of the last seconds, so that a slow start does not spoil what is foreseen. */
const RATE_OVER_MS = 15_000

/** How far a replay is: one line that is drawn over on a terminal, a line now and then elsewhere. */
export class Progress {
  readonly #out: NodeJS.WriteStream
  readonly #total: number
  #done: number
  #label = ''
  #drawnAt = 0
  #marks: { at: number; done: number }[] = []

  constructor(total: number, done: number, out: NodeJS.WriteStream = process.stdout) {
    this.#total = total
    this.#done = done
    this.#out = out
    this.#mark(performance.now())
  }

  step(label: string): void {
    this.#done += 1
    this.#label = label
    const now = performance.now()
    if (now - this.#drawnAt < (this.#out.isTTY ? DRAW_EVERY_MS : LINE_EVERY_MS)) return
    this.#mark(now)
    this.#draw(now)
  }

  /** Ends the line, so that what is printed next stands below it. */
  end(): void {
    this.#draw(performance.now())
    if (this.#out.isTTY) this.#out.write('\n')
  }

  #mark(at: number): void {
    this.#marks.push({ at, done: this.#done })
    while (this.#marks.length > 2 && at - this.#marks[1]!.at > RATE_OVER_MS) this.#marks.shift()
  }

  #draw(now: number): void {
    this.#drawnAt = now
    const share = this.#total === 0 ? 1 : this.#done / this.#total
    const first = this.#marks[0]!
    const rate = ((this.#done - first.done) / Math.max(1, now - first.at)) * 1000
    const left = rate > 0 ? timeText((this.#total - this.#done) / rate) : '?'
    const text =
      `${String(Math.floor(share * 100)).padStart(3)} %  ${this.#done} of ${this.#total} orders, ` +
      `${Math.round(rate)}/s, ${left} left, ${this.#label}`
    if (!this.#out.isTTY) {
      this.#out.write(`${text}\n`)
      return
    }
    const full = Math.round(share * BAR_WIDTH)
    const bar = '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full)
    this.#out.write(`\r${bar} ${text}\x1b[K`)
  }
}

export function timeText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const minutes = Math.floor(whole / 60)
  return minutes === 0 ? `${whole} s` : `${minutes} min ${whole % 60} s`
}
