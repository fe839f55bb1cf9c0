import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import {
  approveStockCount,
  cancelStockCount,
  closeStockCount,
  countStock,
  getStockCount,
  listStock,
  listStockCounts,
  read,
} from '../../../api/index.ts'
import { instantOf, m, money } from '../../../i18n/index.ts'
import { amountOf } from '../../amount.ts'
import type { Answer } from '../../answers.ts'
import { ActButton, wholeLines, whyField } from '../../forms/index.ts'
import { useSkus, useStations } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip, Facts, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered, Empty } from '../../states.tsx'
import { COUNT_STATES } from './counts.tsx'

type Count = Answer<typeof getStockCount>
interface At {
  region: string
  station: string
  count: string
}

const REFRESH = [getStockCount, listStockCounts, listStock]

/** One count: what was counted blind, and after closing how it differs from the books. */
export default function CountPage() {
  const { region } = useConsole()
  const { station = '', count = '' } = useParams({ strict: false }) as Partial<At>
  const at = { region: region.id, station, count }
  const found = useQuery(read(getStockCount, at))
  return <Answered of={found}>{(data) => <Inside count={data} at={at} />}</Answered>
}

function Inside({ count, at }: { count: Count; at: At }) {
  const { zone, currency } = useConsole()
  const stations = useStations()
  const { name, tone } = COUNT_STATES[count.state]
  return (
    <>
      <PageHead
        title={m.console_goods_count_of({ station: stations.name(at.station) })}
        back={{ to: `/stock?tab=counts&station=${at.station}`, name: m.console_nav_stock() }}
        about={<Chip tone={tone}>{name()}</Chip>}
      >
        <Acts count={count} at={at} />
      </PageHead>
      <div className="console-stack">
        <Panel title={m.console_goods_count_about_it()}>
          <Facts
            of={[
              [m.console_goods_count_started(), instantOf(count.startedAt, zone)],
              [m.console_goods_note(), count.note],
              [
                m.console_goods_count_difference(),
                count.differenceValueMinor === null
                  ? null
                  : money(count.differenceValueMinor, currency),
              ],
              [m.console_why(), count.cancelledWhy],
            ]}
          />
        </Panel>
        <Lines lines={count.lines} />
      </div>
    </>
  )
}

function Lines({ lines }: { lines: Count['lines'] }) {
  const skus = useSkus()
  const amount = (skuId: string, quantity: number | undefined) =>
    quantity === undefined ? '' : amountOf(quantity, skus.isWeighed(skuId))
  return (
    <Panel title={m.console_goods_counted_lines()}>
      {lines.length === 0 ? (
        <Empty icon="stock" title={m.console_goods_count_nothing()} />
      ) : (
        <table className="console-plain">
          <thead>
            <tr>
              <th scope="col">{m.console_goods_name()}</th>
              <th scope="col" className="table-number">
                {m.console_goods_counted()}
              </th>
              <th scope="col" className="table-number">
                {m.console_goods_count_expected()}
              </th>
              <th scope="col" className="table-number">
                {m.console_goods_count_difference()}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.skuId} ${line.lotId}`}>
                <td>{skus.name(line.skuId)}</td>
                <td className="table-number number">{amount(line.skuId, line.countedQuantity)}</td>
                <td className="table-number number">{amount(line.skuId, line.expectedQuantity)}</td>
                <td className="table-number number">{amount(line.skuId, line.difference)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Acts({ count, at }: { count: Count; at: At }) {
  const { me, whyNot } = useConsole()
  const { choices } = useSkus()
  const isOpen = count.state === 'open' ? undefined : m.console_goods_count_not_open()
  const mine = count.closedBy === me.id || count.startedBy === me.id
  return (
    <>
      <ActButton
        label={m.console_goods_count_write()}
        variant="filled"
        why={whyNot('operations') ?? isOpen}
        about={m.console_goods_count_write_about()}
        fields={[
          {
            ...{ name: 'lines', label: m.console_goods_correct_lines(), kind: 'lines' },
            ...{ isRequired: true, goods: choices, station: at.station },
          },
        ]}
        refresh={REFRESH}
        submit={({ lines }) =>
          countStock(at, {
            lines: wholeLines(lines)!.map(({ skuId, lotId, quantity }) => ({
              ...{ skuId, countedQuantity: quantity },
              ...(lotId ? { lotId } : {}),
            })),
          })
        }
      />
      <ActButton
        label={m.console_goods_count_close()}
        why={whyNot('operations') ?? isOpen}
        about={m.console_goods_count_close_about()}
        fields={[
          {
            ...{ name: 'notCounted', label: m.console_goods_count_rest(), kind: 'choice' },
            isRequired: true,
            options: [
              { value: 'left', label: m.console_goods_count_rest_left() },
              { value: 'gone', label: m.console_goods_count_rest_gone() },
            ],
          },
        ]}
        initial={{ notCounted: 'left' }}
        refresh={REFRESH}
        submit={({ notCounted }, _, key) =>
          closeStockCount(at, { notCounted: notCounted as 'left' }, { key })
        }
      />
      <ActButton
        label={m.console_goods_approve()}
        why={
          whyNot('operations', 'buyer') ??
          (count.state !== 'waiting'
            ? m.console_goods_count_not_waiting()
            : mine
              ? m.console_goods_count_own()
              : undefined)
        }
        refresh={REFRESH}
        submit={(_, __, key) => approveStockCount(at, { key })}
      />
      <ActButton
        label={m.console_goods_count_cancel()}
        isDangerous
        variant="light"
        why={
          whyNot('operations', 'buyer') ??
          (count.state === 'open' || count.state === 'waiting'
            ? undefined
            : m.console_goods_count_not_open())
        }
        fields={[whyField()]}
        refresh={REFRESH}
        submit={({ why }) => cancelStockCount(at, { why: String(why) })}
      />
    </>
  )
}
