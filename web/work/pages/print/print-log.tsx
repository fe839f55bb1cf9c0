import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  listLabelPrints,
  listPrintsOfCommunity,
  listPrintsOfStation,
  listPrintsOfSupplier,
  logLabelPrint,
  logPrintOfCommunity,
  logPrintOfStation,
  logPrintOfSupplier,
  read,
  useAct,
} from '../../../api/index.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import { useWork } from '../../work.tsx'

/** What was printed before, and a way to write down that it was printed now. */
export interface PrintLog {
  earlier: readonly { id: string; printedAt: string; why: string }[]
  why: string
  setWhy: (why: string) => void
  note: (copies: number) => void
}

type Paper = { kind: 'sorting-list' | 'matrix' | 'delivery-note'; subject: string }

/** The log of a paper printed at a station. */
export function useStationLog(station: string, { kind, subject }: Paper): PrintLog {
  const place = { region: useWork().region.id, station }
  const [why, setWhy] = useState('')
  const { data } = useQuery(read(listPrintsOfStation, { ...place, kind, subject }))
  const { mutate } = useAct(logPrintOfStation, { refresh: [listPrintsOfStation] })
  const note = (copies: number) => mutate({ params: place, body: { kind, subject, copies, why } })
  return { earlier: data?.items ?? [], why, setWhy, note }
}

/** The log of a paper printed for a community, as pickup slips are, or a receipt. */
export function useCommunityLog(
  community: string,
  kind: 'pickup-slip' | 'receipt',
  subject: string,
): PrintLog {
  const place = { region: useWork().region.id, community }
  const [why, setWhy] = useState('')
  const { data } = useQuery(read(listPrintsOfCommunity, { ...place, kind, subject }))
  const { mutate } = useAct(logPrintOfCommunity, { refresh: [listPrintsOfCommunity] })
  const note = (copies: number) => mutate({ params: place, body: { kind, subject, copies, why } })
  return { earlier: data?.items ?? [], why, setWhy, note }
}

/** The log of a supplier's lot labels. */
export function useSupplierLog(supplier: string, subject: string): PrintLog {
  const place = { region: useWork().region.id, supplier }
  const kind = 'lot-label' as const
  const [why, setWhy] = useState('')
  const { data } = useQuery(read(listPrintsOfSupplier, { ...place, kind, subject }))
  const { mutate } = useAct(logPrintOfSupplier, { refresh: [listPrintsOfSupplier] })
  const note = (copies: number) => mutate({ params: place, body: { kind, subject, copies, why } })
  return { earlier: data?.items ?? [], why, setWhy, note }
}

/** The log of bag labels, which is kept bag by bag. */
export function useLabelLog(station: string, date: string, bagIds: readonly string[]): PrintLog {
  const place = { region: useWork().region.id, station, date }
  const [why, setWhy] = useState('')
  const { data } = useQuery(read(listLabelPrints, place))
  const { mutate } = useAct(logLabelPrint, { refresh: [listLabelPrints] })
  const note = () => mutate({ params: place, body: { bagIds: [...bagIds], why } })
  return { earlier: data ?? [], why, setWhy, note }
}

/** Says that a paper was printed before, and asks why it is again. */
export function PrintHistory({ log }: { log: PrintLog }) {
  const { region } = useWork()
  const last = log.earlier.toSorted((a, b) => b.printedAt.localeCompare(a.printedAt))[0]
  if (last === undefined) return null
  const when = instantOf(last.printedAt, region.timeZone)
  return (
    <div className="print-history">
      <p>{m.print_before({ count: log.earlier.length, when })}</p>
      <label className="print-why">
        <span>{m.print_why()}</span>
        <input
          value={log.why}
          maxLength={200}
          onChange={(event) => log.setWhy(event.target.value)}
        />
      </label>
    </div>
  )
}
