import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { getOrder, read } from '../../../../api/index.ts'
import { StateList } from '../../../../desk/state-list.tsx'
import { m, nameOf } from '../../../../i18n/index.ts'
import { Empty } from '../../../../ui/states.tsx'
import { useWork } from '../../../work.tsx'
import { AtCommunity } from '../at-community.tsx'
import type { OrderWithLines } from '../orders/order-with-lines.ts'
import { orderPath } from '../paths.ts'
import { ClaimForm } from './claim-form.tsx'
import { Radios } from './radios.tsx'
import { openLines, useClaimable, whyNoClaim } from './use-claimable.ts'

/** The leader says for a neighbour what is wrong with goods: somebody without a phone comes with them. */
export default function ClaimFor() {
  const { region } = useWork()
  const { order: id } = useParams({ strict: false }) as { order: string }
  const order = useQuery(read(getOrder, { region: region.id, order: id }))
  return (
    <AtCommunity title={m.leader_claim_for()} back={orderPath(id)}>
      {() => (
        <StateList of={order} isEmpty={() => false} empty={null} skeleton="page" count={2}>
          {(known) => <Claiming order={known} />}
        </StateList>
      )}
    </AtCommunity>
  )
}

function Claiming({ order }: { order: OrderWithLines }) {
  const claimable = useClaimable(order.id)
  const navigate = useNavigate()
  const { line: asked } = useSearch({ strict: false }) as { line?: number }
  const choose = (line: string) =>
    void navigate({ to: '.', search: { line: Number(line) } as never, replace: true })
  return (
    <StateList of={claimable} isEmpty={() => false} empty={null} skeleton="page" count={2}>
      {(known) => {
        const open = openLines(known)
        if (open.length === 0) return <Nothing title={whyNoClaim(known)!} />
        const left = open.find(({ lineNumber }) => lineNumber === asked) ?? onlyOne(open)
        const line = order.lines.find(({ lineNumber }) => lineNumber === left?.lineNumber)
        const nameOfLine = (number: number) =>
          nameOf(order.lines.find(({ lineNumber }) => lineNumber === number)?.name ?? {})
        return (
          <>
            {open.length === 1 ? null : (
              <Radios
                legend={m.leader_claim_for_line()}
                options={open.map(({ lineNumber }) => ({
                  value: String(lineNumber),
                  text: nameOfLine(lineNumber),
                }))}
                value={left === null ? null : String(left.lineNumber)}
                onChange={choose}
              />
            )}
            {left === null || line === undefined ? null : (
              <ClaimForm
                key={line.lineNumber}
                order={order}
                line={line}
                left={left}
                pictures={known}
              />
            )}
          </>
        )
      }}
    </StateList>
  )
}

const onlyOne = <One,>(all: readonly One[]): One | null => (all.length === 1 ? all[0]! : null)

const Nothing = ({ title }: { title: string }) => (
  <Empty icon="check-circle" title={title}>
    {m.leader_claim_for_nothing_text()}
  </Empty>
)
