import './print.css'
import { Link } from '@tanstack/react-router'
import { m } from '../../../i18n/index.ts'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Page } from '../../page.tsx'
import { useWork } from '../../work.tsx'
import { printPaths } from './paths.ts'

interface Paper {
  to: string
  icon: IconName
  name: string
  where: string
}

/** Everything that somebody may print for their day. */
export default function Prints() {
  const { station, community, date } = useWork()
  const papers: Paper[] = []
  if (station !== null) {
    const at = { where: station.name }
    papers.push(
      {
        ...at,
        icon: 'list',
        name: m.print_sorting_lists(),
        to: printPaths.sortingLists(station.id, date),
      },
      { ...at, icon: 'grid', name: m.print_matrix(), to: printPaths.matrix(station.id, date) },
      {
        ...at,
        icon: 'bag',
        name: m.print_bag_labels(),
        to: printPaths.bagLabels(station.id, date),
      },
    )
  }
  if (community !== null) {
    papers.push({
      icon: 'receipt',
      name: m.print_slips(),
      where: community.name,
      to: printPaths.pickupSlips(community.id, date),
    })
  }
  return (
    <Page title={m.print_title()}>
      {papers.length === 0 ? (
        <Empty icon="print" title={m.print_none()}>
          {m.print_none_hint()}
        </Empty>
      ) : (
        <ul className="print-menu">
          {papers.map(({ to, icon, name, where }) => (
            <li key={to}>
              <Link to={to}>
                <Icon name={icon} />
                <span>
                  {name}
                  <small>{where}</small>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
