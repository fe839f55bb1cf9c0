import { Alert, Button, FileInput, Modal, Switch, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { m } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { saidBy } from '../states.tsx'

export interface ImportAnswer {
  rows: number
  created: number
  changed: number
  skipped: number
  problems: readonly { line: number; column: string; reason: string }[]
  notes: readonly string[]
}

export interface ImportProps {
  label: string
  send: (body: { table: string; dryRun: boolean; skipBadRows: boolean }) => Promise<ImportAnswer>
  refresh: readonly { operationName: string }[]
  why?: string | undefined
  /** Gives the sheet in the form that is taken back. */
  template?: string
}

/** A sheet is read and tried first; nothing is imported until it is clean or bad rows are skipped. */
export function ImportButton(props: ImportProps) {
  const { label, why } = props
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <Tooltip label={why} disabled={why === undefined}>
        <Button
          variant="default"
          leftSection={<Icon name="upload" size={16} />}
          data-disabled={why !== undefined || undefined}
          aria-disabled={why !== undefined}
          onClick={() => why === undefined && open()}
        >
          {label}
        </Button>
      </Tooltip>
      <Modal
        opened={isOpen}
        onClose={close}
        title={label}
        size="xl"
        closeButtonProps={{ 'aria-label': m.console_close() }}
      >
        <Import {...props} close={close} />
      </Modal>
    </>
  )
}

function Import({ send, refresh, template, close }: ImportProps & { close: () => void }) {
  const client = useQueryClient()
  const [table, setTable] = useState<string | null>(null)
  const [answer, setAnswer] = useState<ImportAnswer | null>(null)
  const [isDone, setDone] = useState(false)
  const [skips, setSkips] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const ask = async (text: string, dryRun: boolean) => {
    setBusy(true)
    setError(null)
    try {
      setAnswer(await send({ table: text, dryRun, skipBadRows: skips }))
      setDone(!dryRun)
      if (!dryRun)
        await Promise.all(
          refresh.map(({ operationName }) =>
            client.invalidateQueries({ queryKey: [operationName] }),
          ),
        )
    } catch (refused) {
      setError(refused)
      setAnswer(null)
    } finally {
      setBusy(false)
    }
  }
  const choose = async (file: File | null) => {
    setAnswer(null)
    setDone(false)
    const text = file === null ? null : await file.text()
    setTable(text)
    if (text !== null) await ask(text, true)
  }
  const problems = answer?.problems.length ?? 0
  const isReady = table !== null && answer !== null && !isDone && (problems === 0 || skips)
  return (
    <div className="form">
      <FileInput
        label={m.console_import_file()}
        description={m.console_import_hint()}
        accept=".csv,text/csv,text/plain"
        placeholder={m.console_import_choose()}
        onChange={choose}
        clearable
        clearButtonProps={{ 'aria-label': m.console_table_clear() }}
      />
      {template && (
        <a href={template} download>
          {m.console_import_template()}
        </a>
      )}
      {error !== null && (
        <Alert color="tomato" role="alert">
          {saidBy(error)}
        </Alert>
      )}
      {answer && <Outcome answer={answer} isDone={isDone} />}
      {problems > 0 && !isDone && (
        <Switch
          label={m.console_import_skip({ count: problems })}
          checked={skips}
          onChange={(event) => setSkips(event.currentTarget.checked)}
        />
      )}
      <div className="console-row console-end">
        <Button variant="default" onClick={close}>
          {isDone ? m.console_close() : m.console_cancel()}
        </Button>
        {!isDone && (
          <Button loading={isBusy} disabled={!isReady} onClick={() => table && ask(table, false)}>
            {m.console_import_do()}
          </Button>
        )}
      </div>
    </div>
  )
}

function Outcome({ answer, isDone }: { answer: ImportAnswer; isDone: boolean }) {
  const { rows, created, changed, skipped, problems, notes } = answer
  const figures = { rows, created, changed, skipped }
  return (
    <>
      <Alert color={problems.length > 0 && !isDone ? 'sun' : 'leaf'} role="status">
        {isDone ? m.console_import_done(figures) : m.console_import_tried(figures)}
      </Alert>
      {problems.length > 0 && (
        <div className="table-preview">
          <table className="form-both">
            <caption className="only-heard">{m.console_import_problems()}</caption>
            <thead>
              <tr>
                <th scope="col">{m.console_import_line()}</th>
                <th scope="col">{m.console_import_column()}</th>
                <th scope="col">{m.console_import_problem()}</th>
              </tr>
            </thead>
            <tbody>
              {problems.map(({ line, column, reason }) => (
                <tr key={`${line} ${column} ${reason}`}>
                  <td className="number">{line}</td>
                  <td>{column}</td>
                  <td>{reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {notes.map((note) => (
        <p key={note} className="console-soft">
          {note}
        </p>
      ))}
    </>
  )
}
