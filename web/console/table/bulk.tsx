import { Button, Modal, Textarea, Tooltip } from '@mantine/core'
import { useState } from 'react'
import { m } from '../../i18n/index.ts'
import { saidBy } from '../states.tsx'
import type { BulkAction } from './column.ts'
import { isAnswered, type useIntents } from './intents.ts'

interface BulkProps<Row> {
  rows: readonly Row[]
  actions: readonly BulkAction<Row>[]
  nameOf: (row: Row) => string
  rowId: (row: Row) => string
  run: ReturnType<typeof useIntents>
  clear: () => void
  refresh: () => unknown
}

/** What can be done to the selected rows at once. */
export function Bulk<Row>(props: BulkProps<Row>) {
  const { rows, actions, clear } = props
  const [action, setAction] = useState<BulkAction<Row> | null>(null)
  return (
    <div className="table-bulk" role="toolbar" aria-label={m.console_bulk()}>
      <strong role="status">{m.console_bulk_selected({ count: rows.length })}</strong>
      {actions.map((one) => (
        <Tooltip key={one.name} label={one.why} disabled={one.why === undefined}>
          <Button
            size="xs"
            variant="light"
            color={one.isDangerous ? 'tomato' : 'leaf'}
            data-disabled={one.why !== undefined || undefined}
            aria-disabled={one.why !== undefined}
            onClick={() => one.why === undefined && setAction(one)}
          >
            {one.name}
          </Button>
        </Tooltip>
      ))}
      <Button size="xs" variant="subtle" onClick={clear}>
        {m.console_bulk_none()}
      </Button>
      {action && <Preview {...props} action={action} close={() => setAction(null)} />}
    </div>
  )
}

type Result = 'doing' | 'done' | { refused: string; isOpen: boolean }

const isLeft = (result: Result | undefined): boolean =>
  result === undefined || (typeof result === 'object' && result.isOpen)

function Preview<Row>({
  rows,
  action,
  nameOf,
  rowId,
  run: runIntent,
  close,
  clear,
  refresh,
}: BulkProps<Row> & { action: BulkAction<Row>; close: () => void }) {
  const [chosen] = useState(rows)
  const [why, setWhy] = useState('')
  const [results, setResults] = useState<ReadonlyMap<Row, Result>>(new Map())
  const [isDoing, setDoing] = useState(false)
  const able = chosen.filter((row) => 'becomes' in action.preview(row))
  // What nobody answered may be tried again, under the same keys.
  const left = able.filter((row) => isLeft(results.get(row)))
  const isDone = results.size > 0 && !isDoing && left.length === 0
  const run = async () => {
    setDoing(true)
    const found = new Map(results)
    for (const row of left) {
      setResults(new Map(found.set(row, 'doing')))
      const of = JSON.stringify([action.name, rowId(row), why])
      found.set(
        row,
        await runIntent(of, (key) => action.act(row, why, key)).then(
          (): Result => 'done',
          (error: unknown): Result => ({ refused: saidBy(error), isOpen: !isAnswered(error) }),
        ),
      )
      setResults(new Map(found))
    }
    setDoing(false)
    refresh()
  }
  const leave = () => {
    close()
    if (results.size > 0) clear()
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={leave}
      title={action.name}
      closeButtonProps={{ 'aria-label': m.console_close() }}
    >
      <p className="console-soft">{m.console_bulk_preview({ count: able.length })}</p>
      <ul className="table-preview">
        {chosen.map((row) => (
          <li key={nameOf(row)}>
            <strong>{nameOf(row)}</strong>
            <Outcome preview={action.preview(row)} result={results.get(row)} />
          </li>
        ))}
      </ul>
      {action.asksWhy && !isDone && (
        <Textarea
          label={m.console_why()}
          value={why}
          disabled={results.size > 0}
          onChange={(event) => setWhy(event.currentTarget.value)}
          required
        />
      )}
      <div className="console-row console-end">
        <Button variant="default" onClick={leave} disabled={isDoing}>
          {isDone ? m.console_close() : m.common_back()}
        </Button>
        {!isDone && (
          <Button
            color={action.isDangerous ? 'tomato' : 'leaf'}
            loading={isDoing}
            disabled={able.length === 0 || (action.asksWhy === true && why.trim() === '')}
            onClick={run}
          >
            {results.size > 0 && !isDoing ? m.console_bulk_again() : action.name}
          </Button>
        )}
      </div>
    </Modal>
  )
}

function Outcome({
  preview,
  result,
}: {
  preview: { becomes: string } | { not: string }
  result: Result | undefined
}) {
  if ('not' in preview)
    return <span data-tone="wait">{m.console_bulk_left_out({ why: preview.not })}</span>
  if (result === 'done') return <span data-tone="good">{m.console_bulk_done()}</span>
  if (result === 'doing') return <span>{m.console_bulk_doing()}</span>
  if (result) return <span data-tone="bad">{result.refused}</span>
  return <span>{preview.becomes}</span>
}
