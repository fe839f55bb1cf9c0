import './leader.css'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useLive } from '../../../api/live.ts'
import { m } from '../../../i18n/index.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Page, type PageProps } from '../../page.tsx'
import type { Place } from '../../places.ts'
import { useWork } from '../../work.tsx'
import { LEADER } from './paths.ts'

type AtCommunityProps = Omit<PageProps, 'place' | 'children'> & {
  children: (community: Place) => ReactNode
}

/** A page about one community that somebody leads; others are told how to come to lead one. */
export function AtCommunity({ children, back = LEADER.home, ...page }: AtCommunityProps) {
  const { community, jobs, region } = useWork()
  const mayLead = jobs.includes('leader')
  useLive({ region: mayLead ? region.id : undefined })
  return (
    <Page {...page} back={back} {...(mayLead ? { place: 'community' } : {})}>
      {mayLead && community !== null ? children(community) : <NotALeader />}
    </Page>
  )
}

/** What a stranger to leading sees. */
export function NotALeader() {
  return (
    <Empty
      icon="people"
      title={m.leader_none_title()}
      action={
        <Link to={LEADER.apply} className={buttonClass('main')}>
          {m.leader_apply_title()}
        </Link>
      }
    >
      {m.leader_none_text()}
    </Empty>
  )
}
