import { NativeSelect } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { serverNow } from '../../../api/index.ts'
import { dateIn, m } from '../../../i18n/index.ts'
import { useConsole } from '../../session.ts'

const DAY_MS = 86_400_000
const PERIODS = [7, 30, 90] as const

/** The last days, as many as the address says. */
export function usePeriod(): { days: number; from: string; to: string } {
  const { zone } = useConsole()
  const { days } = useSearch({ strict: false }) as { days?: string | number }
  const shown = PERIODS.find((one) => one === Number(days)) ?? PERIODS[0]
  const to = dateIn(serverNow(), zone)
  const from = new Date(Date.parse(to) - (shown - 1) * DAY_MS).toISOString().slice(0, 10)
  return { days: shown, from, to }
}

/** How many days are looked at. */
export function PeriodChoice() {
  const { days } = usePeriod()
  const navigate = useNavigate()
  return (
    <NativeSelect
      aria-label={m.console_money_period()}
      value={String(days)}
      data={PERIODS.map((one) => ({
        value: String(one),
        label: m.console_money_days({ count: one }),
      }))}
      onChange={(event) => {
        const chosen = event.currentTarget.value
        navigate({
          to: '.',
          search: (before: Record<string, unknown>) => ({ ...before, days: chosen }) as never,
          replace: true,
        })
      }}
    />
  )
}
