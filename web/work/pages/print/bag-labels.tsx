import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { listLabels, read } from '../../../api/index.ts'
import { StateList } from '../../../desk/state-list.tsx'
import { calendarDay, m } from '../../../i18n/index.ts'
import { Qr } from '../../../ui/qr.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Page } from '../../page.tsx'
import { useWork } from '../../work.tsx'
import { LABEL } from './paper.ts'
import { useLabelLog } from './print-log.tsx'
import { Sheets } from './sheets.tsx'
import { StorageChoice, storageName, useStorage } from './storage-choice.tsx'

type Labels = Awaited<ReturnType<typeof listLabels>>['labels']
type Label = Labels[number]

/** Labels of a day's bags, 60 × 40 mm: short number, bag 2 of 3, cold mark, slot on the wall. */
export default function BagLabels() {
  const { station = '', date = '' } = useParams({ strict: false })
  const { region } = useWork()
  const storage = useStorage()
  const filter = storage === undefined ? {} : { storage }
  const labels = useQuery(read(listLabels, { region: region.id, station, date, ...filter }))
  if (labels.data !== undefined) {
    return <Printed station={station} date={date} labels={labels.data.labels} />
  }
  return (
    <Page title={m.print_bag_labels()} isWide>
      <StateList of={labels} empty={null} skeleton="cards" count={6}>
        {() => null}
      </StateList>
    </Page>
  )
}

function Printed({ station, date, labels }: { station: string; date: string; labels: Labels }) {
  const log = useLabelLog(
    station,
    date,
    labels.map(({ bagId }) => bagId),
  )
  return (
    <Sheets
      title={m.print_bag_labels()}
      paper={LABEL}
      fileName={`bags-${date}`}
      count={labels.length}
      empty={<Empty icon="bag" title={m.print_no_bags()} />}
      choices={<StorageChoice />}
      log={log}
    >
      {labels.map((label) => (
        <BagLabel key={label.bagId} label={label} />
      ))}
    </Sheets>
  )
}

function BagLabel({ label }: { label: Label }) {
  const { shortNumber, isCold, storage, slot, communityName, pickupPointName } = label
  return (
    <article className="print-sheet print-label">
      <div className="print-label-row">
        <strong className="print-label-number">{shortNumber}</strong>
        <div className="print-label-count">
          {m.print_bag_of({ bag: label.bagNumber, count: label.bagCount })}
          {isCold ? (
            <div>
              <span className="print-cold">{m.print_cold({ storage: storageName(storage) })}</span>
            </div>
          ) : null}
        </div>
      </div>
      <div className="print-label-row">
        <div>
          <div className="print-label-name">{communityName}</div>
          <div className="print-label-line">{pickupPointName}</div>
          <div className="print-label-day">
            {m.print_slot_day({ slot, day: calendarDay(label.pickupDate) })}
          </div>
        </div>
        <div className="print-label-qr">
          <Qr text={label.bagId} label={m.print_bag_code()} />
        </div>
      </div>
    </article>
  )
}
