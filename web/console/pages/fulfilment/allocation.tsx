import { useQuery } from '@tanstack/react-query'
import { askForAllocation, getAllocation, getStageCounts, read } from '../../../api/index.ts'
import { m, nameOf } from '../../../i18n/index.ts'
import { amountOf } from '../../amount.ts'
import { ActButton } from '../../forms/index.ts'
import { Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered, Empty } from '../../states.tsx'
import { useDay } from '../procurement/day-field.tsx'
import { useNames } from '../procurement/use-names.ts'

/** Who gets what of the day, and who goes without. */
export function Allocation() {
  const { region } = useConsole()
  const { date, station = '' } = useDay()
  const { community } = useNames()
  const allocation = useQuery({
    ...read(getAllocation, { region: region.id, station, date }),
    enabled: station !== '',
  })
  return (
    <Panel title={m.console_day_allocation()} action={<AskAgain />}>
      <Answered of={allocation}>
        {({ skus }) => {
          const short = skus.filter(({ missing }) => missing > 0)
          if (skus.length === 0) return <Empty icon="sorting" title={m.console_day_stages_none()} />
          return (
            <table className="console-plain">
              <thead>
                <tr>
                  <th scope="col">{m.console_day_col_goods()}</th>
                  <th scope="col" className="table-number">
                    {m.console_day_stage_wanted()}
                  </th>
                  <th scope="col" className="table-number">
                    {m.console_day_stage_allocated()}
                  </th>
                  <th scope="col" className="table-number">
                    {m.console_day_short()}
                  </th>
                  <th scope="col">{m.console_day_communities()}</th>
                </tr>
              </thead>
              <tbody>
                {[...short, ...skus.filter(({ missing }) => missing <= 0)].map((sku) => (
                  <tr key={sku.skuId}>
                    <td>{nameOf(sku.name)}</td>
                    <td className="table-number number">{amountOf(sku.wanted, sku.isWeighed)}</td>
                    <td className="table-number number">
                      {amountOf(sku.allocated, sku.isWeighed)}
                    </td>
                    <td className="table-number number">{amountOf(sku.missing, sku.isWeighed)}</td>
                    <td>
                      {sku.communities
                        .filter(({ wanted, allocated }) => allocated < wanted)
                        .map(({ communityId }) => community(communityId))
                        .join(', ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }}
      </Answered>
    </Panel>
  )
}

/** A day that is closed is allocated by itself; asked again, it goes on from where it stood still. */
function AskAgain() {
  const { region, whyNot } = useConsole()
  const { date, station = '', whyNowhere } = useDay()
  return (
    <ActButton
      label={m.console_day_allocate()}
      why={whyNot('operations') ?? whyNowhere}
      about={m.console_day_allocate_about()}
      refresh={[getAllocation, getStageCounts]}
      submit={() => askForAllocation({ region: region.id, station, date }, {})}
    />
  )
}
