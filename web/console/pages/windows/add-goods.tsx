import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue, useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, searchGoods } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { useConsole } from '../../session.ts'
import { addRows } from '../../sheet/model.ts'
import { Answered, Empty } from '../../states.tsx'
import { unitPrice } from '../../unit-price.ts'
import type { useOffers } from './use-offers.ts'
import type { Window } from './window.ts'

/** Finds goods that are listed and puts them into the sheet. */
export function AddGoods({
  window,
  offers,
}: {
  window: Window
  offers: ReturnType<typeof useOffers>
}) {
  const [isOpen, { toggle }] = useDisclosure(false)
  return (
    <div className="windows-add">
      <Button variant="light" size="compact-md" aria-expanded={isOpen} onClick={toggle}>
        {m.console_day_add_goods()}
      </Button>
      {isOpen && <Search window={window} offers={offers} />}
    </div>
  )
}

function Search({ window, offers }: { window: Window; offers: ReturnType<typeof useOffers> }) {
  const { region, currency } = useConsole()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed, 250)
  const community = window.communityIds[0] ?? ''
  const found = useQuery({
    ...read(searchGoods, { region: region.id, community, text, limit: 12 }),
    enabled: community !== '',
  })
  const there = new Set(offers.sheet.rows.map(({ id }) => id))
  return (
    <div className="windows-found">
      <TextInput
        label={m.console_day_add_goods_find()}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Answered of={found} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="goods" title={m.console_day_add_goods_none()} />
          ) : (
            <ul className="windows-goods">
              {items.map((good) => (
                <li key={good.listingId}>
                  <span>{good.name}</span>
                  <span className="number">
                    {unitPrice(good.priceMinor, currency, good.measure === 'weighed')}
                  </span>
                  <Button
                    variant="default"
                    size="compact-sm"
                    disabled={there.has(good.listingId)}
                    onClick={() =>
                      offers.change(
                        addRows(offers.sheet, [
                          {
                            id: good.listingId,
                            cells: {
                              name: good.name,
                              measure: good.measure,
                              usual: good.priceMinor,
                              price: null,
                              cost: null,
                              cap: null,
                              limit: good.limitPerResident,
                              cutoff: null,
                              sold: 0,
                              ...offers.communityCellsOf(good.listingId),
                            },
                          },
                        ]),
                      )
                    }
                  >
                    {there.has(good.listingId) ? m.console_day_added() : m.console_day_add()}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </div>
  )
}
