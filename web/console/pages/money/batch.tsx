import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import {
  downloadPayoutBatch,
  getPayoutBatch,
  listPayoutBatches,
  listPayouts,
  markPayoutBatchSent,
  read,
  recordPayoutResults,
} from '../../../api/index.ts'
import { instantOf, m, money } from '../../../i18n/index.ts'
import type { Answer } from '../../answers.ts'
import { ActButton } from '../../forms/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { nameOfPayee } from './words.ts'

type Batch = Answer<typeof getPayoutBatch>
type Attempt = Batch['attempts'][number]

/** A batch of payouts: its file for the bank, that it was sent, and what came of each. */
export default function BatchPage() {
  const { batch = '' } = useParams({ strict: false })
  const { region } = useConsole()
  const found = useQuery(read(getPayoutBatch, { region: region.id, batch }))
  return <Answered of={found}>{(shown) => <Shown batch={shown} />}</Answered>
}

function Shown({ batch }: { batch: Batch }) {
  const { region, zone, whyNot } = useConsole()
  const place = { region: region.id, batch: batch.id }
  const why = whyNot('finance')
  return (
    <>
      <PageHead
        title={m.console_money_batch_title({ number: batch.number })}
        about={instantOf(batch.madeAt, zone)}
        back={{ to: '/payouts', name: m.console_money_batches() }}
      >
        <ActButton
          label={m.console_money_file()}
          about={m.console_money_file_about()}
          why={why}
          submit={async () => save(await downloadPayoutBatch(place), `${batch.number}.csv`)}
        />
        <ActButton
          variant="filled"
          label={m.console_money_mark_sent()}
          about={m.console_money_mark_sent_about()}
          why={why ?? (batch.sentAt === null ? undefined : instantOf(batch.sentAt, zone))}
          refresh={[getPayoutBatch, listPayoutBatches]}
          submit={() => markPayoutBatchSent(place)}
        />
      </PageHead>
      <Panel title={m.console_nav_payouts()}>
        <div className="console-over">
          <table className="console-plain" aria-label={m.console_nav_payouts()}>
            <thead>
              <tr>
                <th scope="col">{m.console_money_payee()}</th>
                <th scope="col">{m.console_money_bank()}</th>
                <th scope="col" className="table-number">
                  {m.console_money_amount()}
                </th>
                <th scope="col">{m.console_money_result()}</th>
              </tr>
            </thead>
            <tbody>
              {batch.attempts.map((attempt) => (
                <AttemptRow
                  key={`${attempt.payoutId} ${attempt.attempt}`}
                  batch={batch}
                  attempt={attempt}
                />
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
    </>
  )
}

function AttemptRow({ batch, attempt }: { batch: Batch; attempt: Attempt }) {
  return (
    <tr>
      <td>{nameOfPayee(attempt)}</td>
      <td>
        {m.console_money_account_ending({ bank: attempt.bankName, ending: attempt.accountEnding })}
      </td>
      <td className="table-number number">{money(attempt.amountMinor, batch.currency)}</td>
      <td>
        <Result batch={batch} attempt={attempt} />
      </td>
    </tr>
  )
}

function Result({ batch, attempt }: { batch: Batch; attempt: Attempt }) {
  const { region, whyNot } = useConsole()
  if (attempt.status === 'paid') {
    return <Chip tone="good">{m.console_money_paid()}</Chip>
  }
  if (attempt.status === 'failed') {
    return (
      <>
        <Chip tone="bad">{m.console_money_failed()}</Chip> {attempt.why}
      </>
    )
  }
  const { payoutId } = attempt
  const whom = `${nameOfPayee(attempt)} · ${money(attempt.amountMinor, batch.currency)}`
  const why =
    whyNot('finance') ?? (batch.sentAt === null ? m.console_money_send_first() : undefined)
  const record = (
    result: { status: 'paid' | 'failed'; reference?: string; why?: string },
    key: string,
  ) =>
    recordPayoutResults(
      { region: region.id, batch: batch.id },
      { results: [{ payoutId, ...result }] },
      { key },
    )
  const refresh = [getPayoutBatch, listPayouts]
  return (
    <span className="console-row">
      <ActButton
        size="xs"
        label={m.console_money_paid()}
        of={whom}
        why={why}
        fields={[
          {
            name: 'reference',
            label: m.console_money_reference(),
            kind: 'text',
            most: 64,
            isRequired: true,
          },
        ]}
        refresh={refresh}
        submit={({ reference }, _version, key) =>
          record({ status: 'paid', reference: String(reference) }, key)
        }
      />
      <ActButton
        size="xs"
        isDangerous
        label={m.console_money_failed()}
        of={whom}
        why={why}
        fields={[
          {
            name: 'why',
            label: m.console_money_why_failed(),
            kind: 'text',
            most: 200,
            isRequired: true,
          },
        ]}
        refresh={refresh}
        submit={({ why: reason }, _version, key) =>
          record({ status: 'failed', why: String(reason) }, key)
        }
      />
    </span>
  )
}

function save(file: unknown, name: string): void {
  const url = URL.createObjectURL(file as Blob)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
