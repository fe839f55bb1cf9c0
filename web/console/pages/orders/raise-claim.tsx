import { useQuery } from '@tanstack/react-query'
import {
  getClaimable,
  type getOrder,
  getTimelineOfOrder,
  listClaims,
  listClaimsOfOrder,
  raiseClaim,
  read,
} from '../../../api/index.ts'
import { m, nameOf } from '../../../i18n/index.ts'
import type { Answer } from '../../answers.ts'
import { ActButton, type Field } from '../../forms/index.ts'
import { useConsole } from '../../session.ts'
import { decisionName, reasonChoices } from '../claims/claim.ts'

const REFRESH = [getClaimable, getTimelineOfOrder, listClaims, listClaimsOfOrder]

/** Support claims for a resident who has called. */
export function RaiseClaim({ order }: { order: Answer<typeof getOrder> }) {
  const { region, may, whyNot } = useConsole()
  const at = { region: region.id, order: order.id }
  const claimable = useQuery({ ...read(getClaimable, at), enabled: may('support') })
  const lines = claimable.data?.lines ?? []
  const whyNone = claimable.data ? m.console_order_claim_none() : m.console_loading()
  const fields: readonly Field[] = [
    {
      name: 'line',
      label: m.console_order_good(),
      kind: 'choice',
      isRequired: true,
      options: lines.map(({ lineNumber }) => ({
        value: String(lineNumber),
        label: nameOf(order.lines.find((line) => line.lineNumber === lineNumber)?.name ?? {}),
      })),
    },
    {
      name: 'reason',
      label: m.console_order_claim_reason(),
      kind: 'choice',
      isRequired: true,
      options: reasonChoices(),
    },
    {
      name: 'wish',
      label: m.console_order_claim_wish(),
      kind: 'choice',
      isRequired: true,
      options: [
        { value: 'refund', label: decisionName('refund') },
        { value: 'again', label: decisionName('again') },
      ],
    },
    { name: 'note', label: m.console_order_note(), kind: 'area' },
  ]
  return (
    <ActButton
      label={m.console_order_claim()}
      why={whyNot('support') ?? (lines.length === 0 ? whyNone : undefined)}
      about={m.console_order_claim_about()}
      fields={fields}
      initial={{ wish: 'refund' }}
      submit={({ line, reason, wish, note }, _, key) =>
        raiseClaim(
          { ...at, number: String(line) },
          {
            reason: reason as 'other',
            wish: wish as 'refund',
            ...(note ? { note: String(note) } : {}),
          },
          { key },
        )
      }
      refresh={REFRESH}
    />
  )
}
