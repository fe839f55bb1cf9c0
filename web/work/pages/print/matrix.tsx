import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { listSorting, read } from '../../../api/index.ts'
import { StateList } from '../../../desk/state-list.tsx'
import { calendarDay, m, nameOf, number, weight } from '../../../i18n/index.ts'
import { Empty } from '../../../ui/states.tsx'
import { Page } from '../../page.tsx'
import { useWork } from '../../work.tsx'
import { type GoodsRow, matrixOf } from './goods-matrix.ts'
import { A4_WIDE } from './paper.ts'
import { useStationLog } from './print-log.tsx'
import { Sheets } from './sheets.tsx'
import { StorageChoice, useStorage } from './storage-choice.tsx'

type Groups = Awaited<ReturnType<typeof listSorting>>['groups']

/** How much of each of the goods goes to whom: a row a product, a column a leader's community. */
export default function Matrix() {
  const { station = '', date = '' } = useParams({ strict: false })
  const { region } = useWork()
  const storage = useStorage()
  const filter = storage === undefined ? {} : { storage }
  const asked = { region: region.id, station, date, by: 'community' as const, ...filter }
  const list = useQuery(read(listSorting, asked))
  if (list.data !== undefined) {
    return <Printed station={station} date={date} groups={list.data.groups} />
  }
  return (
    <Page title={m.print_matrix()} isWide>
      <StateList of={list} empty={null}>
        {() => null}
      </StateList>
    </Page>
  )
}

const COLUMNS = 12

function Printed({ station, date, groups }: { station: string; date: string; groups: Groups }) {
  const log = useStationLog(station, { kind: 'matrix', subject: date })
  const sheets = matrixOf(groups, COLUMNS)
  return (
    <Sheets
      title={m.print_matrix()}
      paper={A4_WIDE}
      fileName={`matrix-${date}`}
      count={sheets.length}
      empty={<Empty icon="grid" title={m.print_no_sorting()} />}
      choices={<StorageChoice />}
      log={log}
    >
      {sheets.map(({ columns, rows }) => (
        <article className="print-sheet" key={columns[0]!.id}>
          <header className="print-sheet-head">
            <h2>{m.print_matrix()}</h2>
            <p>{calendarDay(date)}</p>
          </header>
          <table className="print-table">
            <thead>
              <tr>
                <th>{m.print_goods()}</th>
                {columns.map(({ id, name }) => (
                  <th className="is-number" key={id}>
                    {name}
                  </th>
                ))}
                <th className="is-number">{m.print_sum()}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <MatrixRow key={row.skuId} row={row} />
              ))}
            </tbody>
          </table>
        </article>
      ))}
    </Sheets>
  )
}

function MatrixRow({ row }: { row: GoodsRow }) {
  const said = (quantity: number) => (row.isWeighed ? weight(quantity) : number(quantity))
  return (
    <tr>
      <th scope="row">{nameOf(row.name)}</th>
      {row.cells.map(({ id, quantity }) => (
        <td className="is-number" key={id}>
          {quantity === 0 ? '' : said(quantity)}
        </td>
      ))}
      <td className="is-number">
        <b>{said(row.cells.reduce((sum, { quantity }) => sum + quantity, 0))}</b>
      </td>
    </tr>
  )
}
