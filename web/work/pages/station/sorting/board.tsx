import '../station.css'
import './sorting.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Empty } from '../../../../desk/empty.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { useSkuCards } from '../../../goods/use-sku-cards.ts'
import { AtStation } from '../at-station.tsx'
import { STATION } from '../paths.ts'
import { isDone, markedOf, type Round, roundsOf, type SortLine, useSortLines } from './board-day.ts'
import { useCommunityNames } from './community-names.ts'
import { RoundDesk } from './round-desk.tsx'
import { Progress } from './sorting.tsx'

interface BoardSearch {
  wave?: number
  by?: 'sku' | 'community'
  at?: string
}

/** Leads through a wave, one SKU after the other, with counters that are read from afar. */
export default function Board() {
  const { wave } = useSearch({ strict: false }) as BoardSearch
  const lines = useSortLines(wave)
  return (
    <AtStation title={m.station_board()} back={STATION.sorting} isWide>
      {() => (
        <StateList
          of={lines}
          isEmpty={({ lines: own }) => own.length === 0}
          empty={<Empty icon="bag" title={m.station_no_wave()} text={m.station_no_wave_text()} />}
        >
          {(list) => <Rounds lines={list.lines} isFinal={list.isFinal} wave={list.wave} />}
        </StateList>
      )}
    </AtStation>
  )
}

function Rounds(props: { lines: readonly SortLine[]; isFinal: boolean; wave: number | null }) {
  const { lines, isFinal, wave } = props
  const { by = 'sku', at } = useSearch({ strict: false }) as BoardSearch
  const navigate = useNavigate()
  const rounds = roundsOf(lines, by)
  const next = rounds.find((round) => !isDone(round))
  const current = rounds.find(({ key }) => key === at) ?? next
  const go = (key: string | undefined) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, at: key }), replace: true })
  const after = (round: Round) => {
    const place = rounds.findIndex(({ key }) => key === round.key)
    const rest = [...rounds.slice(place + 1), ...rounds.slice(0, place)]
    go(rest.find((one) => !isDone(one))?.key)
  }
  return (
    <>
      {isFinal ? null : (
        <p className="station-said desk-tone-wait">{m.station_board_provisional()}</p>
      )}
      <Progress done={markedOf(lines)} all={lines.length} />
      <div className="station-board">
        <RoundList rounds={rounds} current={current} onGo={go} />
        {current === undefined ? (
          <Empty
            icon="check-circle"
            title={m.station_all_sorted()}
            text={m.station_all_sorted_text()}
          >
            <Button
              onClick={() =>
                void navigate({
                  to: STATION.sorting,
                  search: (before: { date?: string }) => ({ date: before.date }),
                })
              }
            >
              {m.station_to_finish()}
            </Button>
          </Empty>
        ) : (
          <RoundDesk
            key={current.key}
            round={current}
            wave={wave}
            isFinal={isFinal}
            onDone={() => after(current)}
          />
        )}
      </div>
    </>
  )
}

/** All rounds with how far each is; on a phone a list to choose from. */
function RoundList(props: {
  rounds: readonly Round[]
  current: Round | undefined
  onGo: (key: string) => void
}) {
  const { rounds, current, onGo } = props
  const cards = useSkuCards(rounds.map(({ skuId }) => skuId))
  const names = useCommunityNames()
  const nameOf = ({ skuId, communityId }: Round) => {
    const goods = cards.get(skuId)?.name ?? m.station_goods_unnamed()
    if (communityId === null) return goods
    return m.station_goods_for({
      goods,
      community: names.get(communityId) ?? m.station_community(),
    })
  }
  return (
    <label className="station-rounds">
      <span>{m.station_round()}</span>
      <select
        className="desk-input"
        value={current?.key ?? ''}
        onChange={(event) => onGo(event.target.value)}
      >
        {current === undefined ? <option value="">{m.station_choose()}</option> : null}
        {rounds.map((round) => (
          <option key={round.key} value={round.key}>
            {m.station_round_option({
              name: nameOf(round),
              done: markedOf(round.lines),
              all: round.lines.length,
            })}
          </option>
        ))}
      </select>
    </label>
  )
}
