import './print.css'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Page } from '../../page.tsx'
import { type Paper, usePaper } from './paper.ts'
import { PrintHistory, type PrintLog } from './print-log.tsx'

export interface SheetsProps {
  title: string
  paper: Paper
  /** The name of a saved file. */
  fileName: string
  /** How many sheets or labels there are; none shows what `empty` says. */
  count: number
  empty: ReactNode
  /** What else can be chosen: storage, width of the paper. */
  choices?: ReactNode
  /** Where prints are written down and were before; null where nobody logs them here. */
  log: PrintLog | null
  children: ReactNode
}

/** Paper on the screen as it will come out, with what prints it, saves it and says it was printed. */
export function Sheets({
  title,
  paper,
  fileName,
  count,
  empty,
  choices,
  log,
  children,
}: SheetsProps) {
  usePaper(paper)
  const sheets = useRef<HTMLDivElement>(null)
  const noted = useNotedPrints(log, count)
  const { save, isSaving, failure } = useSaving(sheets, paper, fileName)
  return (
    <Page title={title} isWide>
      <div className="print-tools">
        {choices}
        <Button
          icon="print"
          onClick={() => print()}
          whyNot={count === 0 ? m.print_nothing() : null}
        >
          {m.print_now()}
        </Button>
        <Button
          kind="soft"
          icon="download"
          isBusy={isSaving}
          whyNot={count === 0 ? m.print_nothing() : null}
          onClick={() => save().then(noted, () => undefined)}
        >
          {m.print_pdf()}
        </Button>
        <p className="print-count" role="status">
          {m.print_sheets({ count })}
        </p>
      </div>
      {failure === null ? null : (
        <p className="print-failure" role="alert">
          {m.print_pdf_failed()}
        </p>
      )}
      {log === null ? null : <PrintHistory log={log} />}
      {count === 0 ? (
        empty
      ) : (
        // Wider than a phone: it scrolls by itself, also from the keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
        <section className="print-desk" aria-label={m.print_preview()} tabIndex={0}>
          <div className="print-sheets" ref={sheets}>
            {children}
          </div>
        </section>
      )}
    </Page>
  )
}

// However it is printed, also by the browser's own key.
function useNotedPrints(log: PrintLog | null, count: number): () => void {
  const note = () => {
    if (count > 0) log?.note(count)
  }
  const latest = useRef(note)
  latest.current = note
  useEffect(() => {
    const printed = () => latest.current()
    addEventListener('afterprint', printed)
    return () => removeEventListener('afterprint', printed)
  }, [])
  return () => latest.current()
}

function useSaving(sheets: React.RefObject<HTMLDivElement | null>, paper: Paper, fileName: string) {
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const save = async () => {
    setSaving(true)
    setFailure(null)
    try {
      const { savePdf } = await import('./save-pdf.ts')
      const all = [...(sheets.current?.querySelectorAll<HTMLElement>('.print-sheet') ?? [])]
      await savePdf(all, paper, fileName)
    } catch (error) {
      setFailure(error)
      throw error
    } finally {
      setSaving(false)
    }
  }
  return { save, isSaving, failure }
}
