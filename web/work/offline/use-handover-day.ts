import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import {
  getHandoverList,
  hearServerTime,
  isRefused,
  read,
  serverNow,
  Unreachable,
} from '../../api/index.ts'
import { setOnline } from '../sync.ts'
import type { HandoverListReply } from './handover-list.ts'
import { erasePastDays, keepDay, keptDay } from './kept-days.ts'

const EACH_MS = 30_000

export interface HandoverDay {
  list: HandoverListReply | null
  /** When the list was read, where it is the one kept on the phone; null when it is fresh. */
  keptAt: string | null
  isPending: boolean
  error: unknown
  refetch(): void
}

/** The day's list: the server's while it can be asked, and kept on the phone for when it cannot. */
export function useHandoverDay(which: {
  personId: string
  region: string
  community: string
  date: string
  today: string
}): HandoverDay {
  const { personId, region, community, date, today } = which
  const client = useQueryClient()
  const asked = useQuery({
    ...read(getHandoverList, { region, community, date }),
    refetchInterval: EACH_MS,
    // Without a network it fails at once, and what is kept stands in.
    networkMode: 'always',
    retry: false,
  })
  const { data, dataUpdatedAt, error } = asked
  const kept = useKept({ personId, region, community, date })

  useEffect(() => {
    if (data === undefined) return
    setOnline(true)
    hearServerTime(data.asOf)
    const clockOffsetMs = Date.parse(data.asOf) - dataUpdatedAt
    const keptAt = new Date(serverNow()).toISOString()
    void keepDay({ personId, region, community, date }, { list: data, keptAt, clockOffsetMs })
    // An earlier day that still owes something is kept while it is looked at.
    void erasePastDays([date, today].sort()[0]!)
  }, [data, dataUpdatedAt, personId, region, community, date, today])
  useEffect(() => {
    if (error instanceof Unreachable) setOnline(false)
  }, [error])

  const refetch = useCallback(() => {
    void client.invalidateQueries({ queryKey: [getHandoverList.operationName] })
  }, [client])
  const isAllowed = !isRefused(error) || error.status >= 500
  const fallen = data === undefined && isAllowed ? kept.day : null
  return {
    list: data ?? fallen?.list ?? null,
    keptAt: fallen?.keptAt ?? (error instanceof Unreachable ? (data?.asOf ?? null) : null),
    isPending: data === undefined && fallen === null && (asked.isPending || !kept.isRead),
    error: data === undefined && fallen === null ? error : null,
    refetch,
  }
}

type Kept = Awaited<ReturnType<typeof keptDay>>

function useKept(which: { personId: string; region: string; community: string; date: string }) {
  const { personId, region, community, date } = which
  const [read, setRead] = useState<{ of: string; day: Kept } | null>(null)
  const of = [personId, region, community, date].join()
  useEffect(() => {
    let isOver = false
    keptDay({ personId, region, community, date }).then(
      (day) => {
        if (isOver) return
        // Until the server is heard, its time is what it last said.
        if (day !== null && !navigator.onLine) {
          hearServerTime(new Date(Date.now() + day.clockOffsetMs).toISOString())
        }
        setRead({ of, day })
      },
      () => !isOver && setRead({ of, day: null }),
    )
    return () => {
      isOver = true
    }
  }, [of, personId, region, community, date])
  return read?.of === of ? { day: read.day, isRead: true } : { day: null, isRead: false }
}
