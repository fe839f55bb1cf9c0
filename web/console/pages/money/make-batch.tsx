import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { listPayoutBatches, listPayouts, makePayoutBatch, read } from '../../../api/index.ts'
import { m, money } from '../../../i18n/index.ts'
import { ActButton } from '../../forms/index.ts'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { nameOfPayee } from './words.ts'

const MOST_NAMED = 50

/** Puts what is approved into a batch, and says before whose payouts have to stay behind. */
export function MakeBatch() {
  const { region, whyNot } = useConsole()
  return (
    <ActButton
      variant="filled"
      label={m.console_money_make_batch()}
      about={<About />}
      why={whyNot('finance')}
      refresh={[listPayouts, listPayoutBatches]}
      submit={(_values, _version, key) => makePayoutBatch({ region: region.id }, {}, { key })}
    />
  )
}

function About() {
  const { region } = useConsole()
  const asked = { region: region.id, lacksAccount: true, limit: MOST_NAMED } as const
  const lacking = useQuery(read(listPayouts, asked))
  return (
    <>
      <p>{m.console_money_make_batch_about()}</p>
      <Answered of={lacking} lines={1}>
        {({ items, nextCursor }) =>
          items.length === 0 ? null : (
            <>
              <p>
                {nextCursor === undefined
                  ? m.console_money_lacking({ count: items.length })
                  : m.console_money_lacking_more({ count: items.length })}
              </p>
              <ul className="console-list">
                {items.map((payout) => (
                  <li key={payout.id}>
                    <Link to="/payouts/$payout" params={{ payout: payout.id }}>
                      {nameOfPayee(payout)}
                    </Link>
                    <span className="number">{money(payout.netMinor, payout.currency)}</span>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answered>
    </>
  )
}
