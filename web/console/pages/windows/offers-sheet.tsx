import { Alert, Button, Switch } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { isRefused } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { changedRows, type Place } from '../../sheet/model.ts'
import { SaveBar as SheetSaveBar } from '../../sheet/save-bar.tsx'
import { SheetGrid } from '../../sheet/sheet-grid.tsx'
import { saidBy } from '../../states.tsx'
import { AddGoods } from './add-goods.tsx'
import { cellFault, offerColumns, shownText, typedText } from './offer-columns.ts'
import type { useCommunityPrices } from './use-community-prices.ts'
import type { useOffers } from './use-offers.ts'
import { type Finding, findingName, type Window } from './window.ts'

type Offers = ReturnType<typeof useOffers>

/** The offers of a window in a sheet, saved as one. */
export function OffersSheet({
  window,
  offers,
  prices,
  goal,
  actions,
  onRow,
}: {
  window: Window
  offers: Offers
  prices: ReturnType<typeof useCommunityPrices>
  goal: Place | undefined
  actions: ReactNode
  onRow: (listingId: string | undefined) => void
}) {
  const { currency, zone, may } = useConsole()
  const columns = useMemo(() => offerColumns(currency, prices.choices), [currency, prices.choices])
  const isReadOnly =
    !may('operations', 'buyer') || window.state === 'closed' || window.state === 'withdrawn'
  const { sheet, changed } = offers
  const rowAt = (place: Place) => sheet.rows[place.row]!
  const idAt = (place: Place) => columns[place.column]!.id
  const before = useMemo(() => new Map(offers.base.rows.map((row) => [row.id, row])), [offers.base])
  return (
    <Panel title={m.console_day_offers()} action={actions}>
      {!isReadOnly && <p className="sheet-hint">{m.console_day_sheet_hint()}</p>}
      {!isReadOnly && <AddGoods window={window} offers={offers} />}
      <Switch
        className="windows-prices"
        label={m.console_day_community_prices()}
        description={prices.isShown ? m.console_day_community_prices_hint() : undefined}
        checked={prices.isShown}
        disabled={offers.changed.size > 0}
        onChange={prices.toggle}
      />
      <SheetGrid
        label={m.console_day_offers()}
        sheet={sheet}
        columns={columns}
        isReadOnly={isReadOnly}
        textOf={(place) => typedText(rowAt(place), idAt(place), currency)}
        show={(place) => shownText(rowAt(place), idAt(place), { currency, zone })}
        fault={(place) => cellFault(rowAt(place), idAt(place))}
        isChanged={(place) => {
          const row = rowAt(place)
          const id = idAt(place)
          return (
            changed.has(row.id) &&
            (before.get(row.id)?.cells[id] ?? null) !== (row.cells[id] ?? null)
          )
        }}
        goal={goal}
        onSelect={({ from }) => onRow(sheet.rows[from.row]?.id)}
        change={offers.change}
        undo={offers.undo}
        redo={offers.redo}
      />
      {!isReadOnly && <SaveBar window={window} offers={offers} />}
    </Panel>
  )
}

function SaveBar({ window, offers }: { window: Window; offers: Offers }) {
  const { changed, faults, refusal } = offers
  const [warned, setWarned] = useState(false)
  const count = changed.size
  const save = (how = {}) =>
    offers.save(window.version, warned ? { ...how, acceptWarnings: true } : how)
  return (
    <>
      <SheetSaveBar count={count} faults={faults} sheet={offers}>
        <Button
          loading={offers.isSaving}
          disabled={count === 0 || faults > 0}
          onClick={() => save()}
        >
          {m.console_day_save_offers()}
        </Button>
      </SheetSaveBar>
      {offers.isStale ? (
        <Conflict window={window} offers={offers} />
      ) : isRefused(refusal, 'price-cut-undecided') ? (
        <Alert color="sun" role="alert" title={m.console_day_price_falls()}>
          <p>{m.console_day_price_falls_hint()}</p>
          <Button variant="default" onClick={() => save({ priceCutPolicy: 'keep' })}>
            {m.console_day_price_falls_keep()}
          </Button>
        </Alert>
      ) : isRefused(refusal, 'warnings-not-accepted') ? (
        <Alert color="sun" role="alert" title={saidBy(refusal)}>
          <ul>
            {(refusal.told.findings as Finding[]).map(({ code, offerId }) => (
              <li key={`${code} ${offerId}`}>
                {[offers.nameOfOffer(offerId), findingName(code)].filter(Boolean).join(': ')}
              </li>
            ))}
          </ul>
          <Button
            variant="default"
            onClick={() => {
              setWarned(true)
              void offers.save(window.version, { acceptWarnings: true })
            }}
          >
            {m.console_day_save_anyway()}
          </Button>
        </Alert>
      ) : (
        refusal !== null && (
          <Alert color="tomato" role="alert">
            {saidBy(refusal)}
          </Alert>
        )
      )}
    </>
  )
}

function Conflict({ window, offers }: { window: Window; offers: Offers }) {
  const differs = changedRows(offers.base, offers.sheet)
  const names = offers.sheet.rows.filter(({ id }) => differs.has(id)).map(({ cells }) => cells.name)
  return (
    <Alert color="sun" role="alert" title={m.console_day_stale_title()}>
      <p>{m.console_day_stale_differs({ count: differs.size })}</p>
      <ul>
        {names.slice(0, 12).map((name) => (
          <li key={String(name)}>{name}</li>
        ))}
      </ul>
      <div className="console-row">
        <Button onClick={() => offers.save(window.version, {})}>
          {m.console_day_stale_keep()}
        </Button>
        <Button variant="default" onClick={offers.takeTheirs}>
          {m.console_day_stale_take()}
        </Button>
      </div>
    </Alert>
  )
}
