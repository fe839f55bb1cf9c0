import { timeText } from './progress.ts'

/** How long each step took, summed over the regions that took it at once. */
export class StepTimes {
  readonly #seconds = new Map<string, number>()

  async of<Result>(step: string, work: () => Promise<Result>): Promise<Result> {
    const startedAt = performance.now()
    try {
      return await work()
    } finally {
      const seconds = (performance.now() - startedAt) / 1000
      this.#seconds.set(step, (this.#seconds.get(step) ?? 0) + seconds)
    }
  }

  /** One line, the longest first; empty when nothing was done. */
  text(): string {
    const steps = [...this.#seconds].sort(([, one], [, other]) => other - one)
    return steps.map(([step, seconds]) => `${step} ${timeText(seconds)}`).join(', ')
  }
}
