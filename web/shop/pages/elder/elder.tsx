import './elder.css'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { listMyOrders, read, useMe, useServerMinute } from '../../../api/index.ts'
import { dateIn, dayOf, m } from '../../../i18n/index.ts'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { ReadAloud } from '../../../ui/read-aloud.tsx'
import type { PageVisit } from '../../page.ts'
import { paths } from '../../paths.ts'
import type { Place } from '../../place.ts'
import { useCommunity, useElder, usePlace, useRegion } from '../../reader.tsx'
import { loadAccount } from '../me/account.tsx'
import { useMyLeader } from '../me/call-leader.tsx'

export const load = (visit: PageVisit) => loadAccount(visit)
export const head = () => ({ title: m.shop_account_elder() })

/** The home of the elder version: four things to do, each a large button. */
export default function Elder() {
  const place = usePlace()
  const { data: community } = useCommunity()
  const [, setElder] = useElder()
  const [, navigate] = useLocation()
  const me = useMe()
  const leave = () => {
    setElder(false)
    navigate(place === null ? paths.home() : paths.today(place))
  }
  return (
    <div className="elder">
      <h1>{m.shop_account_elder_hello({ name: me?.name || (community?.name ?? '') })}</h1>
      <nav className="elder-doors" aria-label={m.shop_account_elder()}>
        <Door
          icon="cart"
          href={place === null ? paths.choosePlace() : paths.today(place)}
          isMain
          name={m.shop_account_elder_order()}
        >
          {m.shop_account_elder_order_hint()}
        </Door>
        {me && place ? <NextPickup place={place} /> : null}
        <Door icon="receipt" href={paths.orders()} name={m.shop_account_elder_orders()}>
          {m.shop_account_elder_orders_hint()}
        </Door>
        {me && place ? <LeaderDoor place={place} /> : <SignInDoor />}
      </nav>
      <button type="button" className="elder-leave" onClick={leave}>
        {m.shop_account_elder_leave()}
      </button>
    </div>
  )
}

interface DoorProps {
  icon: IconName
  href: string
  name: string
  isMain?: boolean
  children: ReactNode
}

function Door({ icon, href, name, isMain = false, children }: DoorProps) {
  const look = `elder-door${isMain ? ' elder-door-main' : ''}`
  const inside = (
    <>
      <Icon name={icon} size={40} />
      <span>
        <strong>{name}</strong>
        <span>{children}</span>
      </span>
    </>
  )
  // A telephone's address is the device's to open, not the shop's.
  if (href.startsWith('tel:')) {
    return (
      <a className={look} href={href}>
        {inside}
      </a>
    )
  }
  return (
    <Link className={look} href={href}>
      {inside}
    </Link>
  )
}

function SignInDoor() {
  return (
    <Door icon="person" href={paths.signIn(paths.elderHome())} name={m.shop_account_sign_in()}>
      {m.shop_account_elder_sign_in_hint()}
    </Door>
  )
}

function LeaderDoor({ place: { region } }: { place: Place }) {
  const { data: leader } = useMyLeader(region)
  if (leader === undefined || leader.phone === null) return null
  return (
    <Door
      icon="phone"
      href={`tel:${leader.phone}`}
      name={m.shop_account_call_named({ name: leader.actingName })}
    >
      {m.shop_account_elder_leader_hint()}
    </Door>
  )
}

/** What is to be collected next, said and shown, with the way to its code. */
function NextPickup({ place: { region } }: { place: Place }) {
  const orders = useQuery(read(listMyOrders, { region }))
  const timeZone = useRegion()?.timeZone ?? 'UTC'
  const now = useServerMinute()
  const waiting = orders.data?.items.filter(({ state }) => state === 'placed') ?? []
  const [next] = waiting.toSorted((a, b) => a.pickupDate.localeCompare(b.pickupDate))
  if (next === undefined) return null
  const text = m.shop_account_elder_next({
    day: dayOf(next.pickupDate, dateIn(now, timeZone)),
    number: next.shortNumber,
  })
  return (
    <div className="elder-next">
      <Door icon="qr" href={paths.order(region, next.id)} name={m.shop_account_elder_code()}>
        {text}
      </Door>
      <ReadAloud text={text} isWide />
    </div>
  )
}
