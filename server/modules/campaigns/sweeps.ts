import type { Sweep } from '#platform/jobs'
import { closeWindows, openWindows } from './open-and-close.ts'
import { planWindows } from './plan-windows.ts'
import { publishPlanned } from './publish-planned.ts'

export const campaignsSweeps = (): Sweep[] => [
  { name: 'open-windows', everyMs: 1_000, sweep: openWindows },
  { name: 'close-windows', everyMs: 1_000, sweep: closeWindows },
  { name: 'plan-windows', everyMs: 30_000, sweep: planWindows },
  { name: 'publish-planned-windows', everyMs: 5_000, sweep: publishPlanned },
]
