import { useParams } from '@tanstack/react-router'
import { adjustLeaderCommission, listLeaderEarnings } from '../../../api/index.ts'
import { underTheFirst, usePagesOf } from '../../../desk/use-pages.ts'
import { m, money, nameOf, percent } from '../../../i18n/index.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { useLeaders } from '../../lookups.ts'
import { More } from '../../parts/more.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Figures, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { EntriesTable } from './entries-table.tsx'

/** What a leader earned, entry by entry. */
export default function EarningsPage() {
  const { leader = '' } = useParams({ strict: false })
  const { region, whyNot } = useConsole()
  const leaders = useLeaders()
  const place = { region: region.id, leader }
  const found = usePagesOf(listLeaderEarnings, { ...place, limit: 200 }, underTheFirst)
  return (
    <>
      <PageHead
        title={m.console_money_earnings_of({ name: leaders.name(leader) })}
        back={{ to: '/leaders', name: m.console_nav_leaders() }}
      >
        <ActButton
          label={m.console_money_adjust()}
          about={m.console_money_adjust_about()}
          why={whyNot('finance')}
          fields={[
            {
              name: 'amountMinor',
              label: m.console_money_amount(),
              kind: 'money',
              isRequired: true,
            },
            whyField(),
          ]}
          refresh={[listLeaderEarnings]}
          submit={({ amountMinor, why }, _version, key) =>
            adjustLeaderCommission(
              place,
              { amountMinor: Number(amountMinor), why: String(why) },
              { key },
            )
          }
        />
      </PageHead>
      <Answered of={found}>
        {({ balance, items }) => {
          const sum = (minor: number) => money(minor, balance.currency)
          return (
            <div className="console-stack">
              <Panel title={m.console_money_balance()}>
                <Figures
                  of={[
                    [m.console_money_pending(), sum(balance.pendingMinor)],
                    [m.console_money_available(), sum(balance.availableMinor)],
                    [m.console_money_under_way(), sum(balance.underWayMinor)],
                    [m.console_money_paid(), sum(balance.paidMinor)],
                    [m.console_money_tax(), sum(balance.taxMinor)],
                    [m.console_money_owed(), sum(balance.cashOwedMinor)],
                  ]}
                />
              </Panel>
              <Panel title={m.console_money_entries()}>
                <EntriesTable
                  label={m.console_money_entries()}
                  entries={items.map((entry) => ({
                    ...entry,
                    at: entry.earnedAt,
                    detail: [
                      entry.lineName === null ? '' : nameOf(entry.lineName),
                      entry.basisPoints === null || entry.netMinor === null
                        ? ''
                        : m.console_money_share({
                            share: percent(entry.basisPoints / 10_000),
                            sum: sum(entry.netMinor),
                          }),
                    ].join(' '),
                  }))}
                />
                <More of={found} />
              </Panel>
            </div>
          )
        }}
      </Answered>
    </>
  )
}
