import { useState } from 'react'
import { listSorting, markSortedLines, unmarkSortedLines, useAct } from '../../../../api/index.ts'
import { BigNumber } from '../../../../desk/job-card.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { m, nameOf } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { amountOf } from '../../../goods/amount.ts'
import { GoodsMark } from '../../../goods/goods-mark.tsx'
import { useSkuCards } from '../../../goods/use-sku-cards.ts'
import { useHere } from '../at-station.tsx'
import { markedOf, type Round, type SortLine, totalOf } from './board-day.ts'
import { useCommunityNames } from './community-names.ts'
import type { Mark } from './mark.ts'
import { SlotLine } from './slot-line.tsx'
import { WeighSheet } from './weigh-sheet.tsx'

interface RoundDeskProps {
  round: Round
  wave: number | null
  isFinal: boolean
  onDone: () => void
}

/** Sends marks and takes them back; the last ones can be undone in one tap. */
function useMarks(wave: number | null) {
  const { day } = useHere()
  const [last, setLast] = useState<readonly Mark[]>([])
  const mark = useAct(markSortedLines, { refresh: [listSorting] })
  const unmark = useAct(unmarkSortedLines, { refresh: [listSorting] })
  const ofWave = wave === null ? {} : { wave }
  return {
    last,
    error: mark.error ?? unmark.error,
    isBusy: mark.isPending || unmark.isPending,
    put: (lines: readonly Mark[], then?: () => void) =>
      mark.mutate(
        { params: day, body: { ...ofWave, lines: [...lines] } },
        {
          onSuccess: () => {
            setLast(lines)
            then?.()
          },
        },
      ),
    take: (lines: readonly Pick<Mark, 'orderId' | 'lineNumber'>[]) =>
      unmark.mutate(
        {
          params: day,
          body: {
            ...ofWave,
            lines: lines.map(({ orderId, lineNumber }) => ({ orderId, lineNumber })),
          },
        },
        { onSuccess: () => setLast([]) },
      ),
  }
}

/** One SKU: how many in all, then slot by slot. */
export function RoundDesk({ round, wave, isFinal, onDone }: RoundDeskProps) {
  const marks = useMarks(wave)
  const [weighed, setWeighed] = useState<SortLine | null>(null)
  const card = useSkuCards([round.skuId]).get(round.skuId)
  const first = round.lines[0]!
  const open = round.lines.filter(({ isMarked }) => !isMarked)
  const whole = ({ orderId, lineNumber, quantity }: SortLine) => ({ orderId, lineNumber, quantity })
  const whyNot = isFinal ? null : m.station_board_provisional()
  return (
    <section className="station-round" aria-label={card?.name ?? nameOf(first.name)}>
      <header className="station-round-head">
        <GoodsMark card={card} name={nameOf(first.name)} note={first.skuCode} isLarge />
        <BigNumber
          value={amountOf(totalOf(round.lines), first.isWeighed)}
          name={m.station_in_slots({ count: round.lines.length })}
          tone="go"
        />
      </header>
      <SlotGroups
        round={round}
        isBusy={marks.isBusy || !isFinal}
        onWhole={(line) => (line.isWeighed ? setWeighed(line) : marks.put([whole(line)]))}
        onLess={setWeighed}
        onUndo={(line) => marks.take([line])}
      />
      <div className="station-round-end">
        <Refusal error={marks.error} />
        {marks.last.length === 0 ? null : (
          <Button kind="plain" icon="undo" onClick={() => marks.take(marks.last)}>
            {m.station_undo({ count: marks.last.length })}
          </Button>
        )}
        {open.length === 0 ? (
          <Button isWide icon="next" onClick={onDone}>
            {m.station_next_goods()}
          </Button>
        ) : first.isWeighed ? (
          <Button isWide icon="scale" whyNot={whyNot} onClick={() => setWeighed(open[0]!)}>
            {m.station_weigh_next({ slot: open[0]!.slot })}
          </Button>
        ) : (
          <Button
            isWide
            icon="check"
            isBusy={marks.isBusy}
            whyNot={whyNot}
            onClick={() => marks.put(open.map(whole), onDone)}
          >
            {m.station_all_in({ count: open.length, amount: amountOf(totalOf(open), false) })}
          </Button>
        )}
        <p className="only-heard" role="status">
          {m.station_of_lines({ done: markedOf(round.lines), count: round.lines.length })}
        </p>
      </div>
      {weighed === null ? null : (
        <WeighSheet
          key={weighed.key}
          line={weighed}
          isBusy={marks.isBusy}
          error={marks.error}
          onClose={() => setWeighed(null)}
          onMark={(mark) =>
            marks.put([mark], () => {
              const rest = open.filter(({ key }) => key !== weighed.key)
              setWeighed(weighed.isWeighed ? (rest[0] ?? null) : null)
            })
          }
        />
      )}
    </section>
  )
}

function SlotGroups(props: {
  round: Round
  isBusy: boolean
  onWhole: (line: SortLine) => void
  onLess: (line: SortLine) => void
  onUndo: (line: SortLine) => void
}) {
  const names = useCommunityNames()
  const { round, ...deeds } = props
  return [...Map.groupBy(round.lines, ({ communityId }) => communityId)].map(([id, lines]) => (
    <div key={id} className="station-slots">
      <h2>
        <span>{names.get(id) ?? m.station_community()}</span>
        <span className="number">{amountOf(totalOf(lines), lines[0]!.isWeighed)}</span>
      </h2>
      <ul>
        {lines.map((line) => (
          <SlotLine key={line.key} line={line} {...deeds} />
        ))}
      </ul>
    </div>
  ))
}
