import { useQuery } from '@tanstack/react-query'
import {
  closeReceiving,
  getReceivingDay,
  getStageCounts,
  isRefused,
  read,
} from '../../../api/index.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import { amountOf } from '../../amount.ts'
import { ActButton } from '../../forms/index.ts'
import { useSkus } from '../../lookups.ts'
import { Chip, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered, Empty } from '../../states.tsx'
import { useDay } from './day-field.tsx'

/** What was asked for a day and what came of it, until nothing more is awaited. */
export function Receiving() {
  const { region, zone } = useConsole()
  const { date, station = '' } = useDay()
  const skus = useSkus()
  const day = useQuery({
    ...read(getReceivingDay, { region: region.id, station, date }),
    enabled: station !== '',
  })
  const closedAt = day.data?.closedAt ?? null
  return (
    <Panel
      title={m.console_day_receiving()}
      action={
        closedAt === null ? (
          <CloseReceiving isKnown={day.data !== undefined} />
        ) : (
          <Chip tone="good">
            {m.console_day_receiving_closed({ when: instantOf(closedAt, zone) })}
          </Chip>
        )
      }
    >
      {isRefused(day.error, 'not-found') ? (
        <Empty icon="stock" title={m.console_day_demand_none()} />
      ) : (
        <Answered of={day}>
          {({ skus: rows }) =>
            rows.length === 0 ? (
              <Empty icon="stock" title={m.console_day_demand_none()} />
            ) : (
              <table className="console-plain">
                <thead>
                  <tr>
                    <th scope="col">{m.console_day_col_goods()}</th>
                    <th scope="col" className="table-number">
                      {m.console_day_po_wanted()}
                    </th>
                    <th scope="col" className="table-number">
                      {m.console_day_po_came()}
                    </th>
                    <th scope="col" className="table-number">
                      {m.console_day_short()}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.skuId}>
                      <td>{skus.name(row.skuId)}</td>
                      <td className="table-number number">
                        {amountOf(row.expectedQuantity, skus.isWeighed(row.skuId))}
                      </td>
                      <td className="table-number number">
                        {amountOf(row.receivedQuantity, skus.isWeighed(row.skuId))}
                      </td>
                      <td className="table-number number">
                        {amountOf(row.missingQuantity, skus.isWeighed(row.skuId))}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )
          }
        </Answered>
      )}
    </Panel>
  )
}

function CloseReceiving({ isKnown }: { isKnown: boolean }) {
  const { region, whyNot } = useConsole()
  const { date, station = '' } = useDay()
  return (
    <ActButton
      label={m.console_day_receiving_close()}
      about={m.console_day_receiving_close_about()}
      why={whyNot('operations', 'buyer') ?? (isKnown ? undefined : m.console_day_demand_none())}
      fields={[
        { name: 'force', label: m.console_day_receiving_force(), kind: 'switch' },
        {
          name: 'why',
          label: m.console_why(),
          kind: 'area',
          isRequired: true,
          when: ({ force }) => force === true,
        },
      ]}
      refresh={[getReceivingDay, getStageCounts]}
      submit={({ force, why }) =>
        closeReceiving(
          { region: region.id, station, date },
          force === true ? { force: true, why: String(why) } : {},
        )
      }
    />
  )
}
