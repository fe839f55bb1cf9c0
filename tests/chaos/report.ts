import type { ChaosResult } from './run-chaos.ts'

const rows = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `  ${String(count).padStart(7)}  ${name}`)
    .join('\n')

const sumOf = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

/** What a run came to, for people, and in its last line for programs. */
export function report(result: ChaosResult, seconds: number): string {
  const acknowledged = sumOf(result.acknowledged)
  const line = {
    bench: 'chaos',
    seed: result.seed,
    seconds: Math.round(seconds),
    faults: sumOf(result.faults),
    kills: result.kills,
    checks: result.checks,
    acknowledged,
    lost: result.lost,
    repeatedAlike: result.repeatedAlike,
    repeatedOtherwise: result.repeatedOtherwise,
    failed: result.failed,
    wrong: result.wrong.length,
  }
  return [
    `seed ${result.seed}, ${Math.round(seconds)} s`,
    `faults, ${sumOf(result.faults)} of which ${result.kills} killed something:`,
    rows(result.faults),
    `acknowledged, ${acknowledged}:`,
    rows(result.acknowledged),
    'refused, with the reason told:',
    rows(result.refused),
    `not answered ${result.unanswered}, told to come again ${result.comeAgain}, answered 500: ${result.failed}`,
    ...result.failures.slice(0, 10).map((one) => `  ${one.slice(0, 3000)}`),
    `slowest recovery ${(result.slowestRecoveryMs / 1000).toFixed(1)} s, the restart included`,
    `invariants looked at ${result.checks} times, ${result.wrong.length} wrong`,
    ...result.wrong.slice(0, 50).map((one) => `  ${one}`),
    `lost ${result.lost}; repeats answered the same ${result.repeatedAlike}, otherwise ${result.repeatedOtherwise}`,
    JSON.stringify(line),
  ].join('\n')
}
