import { NativeSelect, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { serverNow } from '../../../api/index.ts'
import { dateIn, m } from '../../../i18n/index.ts'
import { useWarehouses } from '../../lookups.ts'
import { useConsole } from '../../session.ts'

/** The pickup day and the warehouse that are looked at; both are in the address. */
export function useDay(): {
  date: string
  station: string | undefined
  /** Why nothing can be done at the warehouse: there is none, or it is not read yet. */
  whyNowhere: string | undefined
} {
  const { zone } = useConsole()
  const warehouses = useWarehouses()
  const search = useSearch({ strict: false }) as { date?: string; station?: string }
  const station = search.station ?? warehouses[0]?.value
  return {
    date: search.date ?? dateIn(serverNow(), zone),
    station,
    whyNowhere: station === undefined ? m.console_day_no_station() : undefined,
  }
}

export function DayField({ withStation = false }: { withStation?: boolean }) {
  const { date, station } = useDay()
  const warehouses = useWarehouses()
  const navigate = useNavigate()
  const set = (changes: Record<string, string>) =>
    navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, ...changes }),
      replace: true,
    })
  return (
    <>
      <TextInput
        type="date"
        aria-label={m.console_day_choose_day()}
        value={date}
        onChange={(event) => event.currentTarget.value && set({ date: event.currentTarget.value })}
      />
      {withStation && (
        <NativeSelect
          aria-label={m.console_day_po_station()}
          value={station ?? ''}
          onChange={(event) => set({ station: event.currentTarget.value })}
          data={[...warehouses]}
        />
      )}
    </>
  )
}
