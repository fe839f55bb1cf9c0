import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { listSorting, read } from '../../../api/index.ts'
import { StateList } from '../../../desk/state-list.tsx'
import { calendarDay, m, nameOf, number, weight } from '../../../i18n/index.ts'
import { Empty } from '../../../ui/states.tsx'
import { Page } from '../../page.tsx'
import { useWork } from '../../work.tsx'
import { A4 } from './paper.ts'
import { useStationLog } from './print-log.tsx'
import { Sheets } from './sheets.tsx'
import { Choice, type Storage, StorageChoice, storageName, useStorage } from './storage-choice.tsx'

type Group = Awaited<ReturnType<typeof listSorting>>['groups'][number]
type Item = Group['items'][number]

const BY = { grid: m.print_by_grid, community: m.print_by_community, order: m.print_by_order }
type By = keyof typeof BY

const STORAGES: readonly Storage[] = ['ambient', 'chilled', 'frozen']

function useBy(): By {
  const { by = '' } = useSearch({ strict: false }) as { by?: string }
  return Object.hasOwn(BY, by) ? (by as By) : 'community'
}

/** Sorting lists of a day by grid, community or order, each storage on a sheet of its own. */
export default function SortingLists() {
  const { station = '', date = '' } = useParams({ strict: false })
  const { region } = useWork()
  const [by, storage] = [useBy(), useStorage()]
  const filter = storage === undefined ? {} : { storage }
  const list = useQuery(read(listSorting, { region: region.id, station, date, by, ...filter }))
  if (list.data !== undefined) {
    return <Printed station={station} date={date} by={by} groups={list.data.groups} />
  }
  return (
    <Page title={m.print_sorting_lists()} isWide>
      <StateList of={list} empty={null}>
        {() => null}
      </StateList>
    </Page>
  )
}

interface Sheet {
  group: Group
  storage: Storage
  items: readonly Item[]
}

/** A sheet for each group and storage that holds anything. */
const sheetsOf = (groups: readonly Group[]): Sheet[] =>
  groups.flatMap((group) =>
    STORAGES.map((storage) => ({
      group,
      storage,
      items: group.items.filter((item) => item.storage === storage),
    })).filter(({ items }) => items.length > 0),
  )

function Printed(props: { station: string; date: string; by: By; groups: readonly Group[] }) {
  const { station, date, by, groups } = props
  const log = useStationLog(station, { kind: 'sorting-list', subject: `${date}-${by}` })
  const sheets = sheetsOf(groups)
  const options = Object.entries(BY).map(([value, name]) => ({ value, name: name() }))
  return (
    <Sheets
      title={m.print_sorting_lists()}
      paper={A4}
      fileName={`sorting-${by}-${date}`}
      count={sheets.length}
      empty={<Empty icon="list" title={m.print_no_sorting()} />}
      choices={
        <>
          <Choice name="by" label={m.print_by()} value={by} options={options} />
          <StorageChoice />
        </>
      }
      log={log}
    >
      {sheets.map((sheet) => (
        <SortingSheet key={`${sheet.group.id} ${sheet.storage}`} sheet={sheet} date={date} />
      ))}
    </Sheets>
  )
}

function SortingSheet({ sheet: { group, storage, items }, date }: { sheet: Sheet; date: string }) {
  return (
    <article className="print-sheet">
      <header className="print-sheet-head">
        <h2>
          {group.shortNumber === null
            ? group.name
            : m.print_numbered({ number: group.shortNumber, name: group.name })}
        </h2>
        <p>
          {storage === 'ambient' ? (
            storageName(storage)
          ) : (
            <b className="print-cold">{storageName(storage)}</b>
          )}{' '}
          {calendarDay(date)}
        </p>
      </header>
      <table className="print-table">
        <thead>
          <tr>
            <th>{m.print_goods()}</th>
            <th>{m.print_code()}</th>
            <th className="is-number">{m.print_quantity()}</th>
            <th>{m.print_done()}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={`${item.skuId} ${item.lineNumber}`}>
              <td>{nameOf(item.name)}</td>
              <td>{item.skuCode}</td>
              <td className="is-number is-count">
                {item.isWeighed ? weight(item.quantity) : number(item.quantity)}
              </td>
              <td>
                <span className="print-box" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  )
}
