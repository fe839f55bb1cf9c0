import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { getCommunity, getWallet, listNotices, read, useMe } from '../../../api/index.ts'
import { m, money } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useSignOut } from '../../../ui/sign-in/use-sign-out.ts'
import { failureText } from '../../../ui/states.tsx'
import type { PageVisit } from '../../page.ts'
import { paths } from '../../paths.ts'
import { loadAccount, type Who, WithWho } from './account.tsx'
import { Avatar } from './avatar.tsx'
import { CallLeader } from './call-leader.tsx'
import { ElderSwitch } from './elder-switch.tsx'
import { Looks } from './looks.tsx'

export const load = (visit: PageVisit) => loadAccount(visit)

export const head = () => ({ title: m.shop_account_me(), isPrivate: true })

/** The account: who I am here, and the way to everything of mine. */
export default function MePage() {
  const me = useMe()
  return (
    <div className="account">
      <h1 className="only-heard">{m.shop_account_me()}</h1>
      <WithWho>{(who) => <Mine who={who} />}</WithWho>
      <section className="account-card">
        <ElderSwitch />
        <Looks />
      </section>
      <ul className="account-rows">
        <Row icon="lock" name={m.shop_account_privacy()} href={paths.privacy()} />
      </ul>
      {me ? <SignOut /> : null}
    </div>
  )
}

function Mine({ who }: { who: Who }) {
  const { me, resident } = who
  const home = useQuery({
    ...read(getCommunity, { region: who.region.id, community: resident.communityId }),
    staleTime: 300_000,
  })
  const door = [home.data?.name, resident.room].filter(Boolean).join(' · ')
  return (
    <>
      <Link className="account-head" href={paths.profile()}>
        <Avatar name={resident.name} picture={me.picture} />
        <span className="account-head-text">
          <strong>{resident.name}</strong>
          <span>{door}</span>
        </span>
        <Icon name="next" size={20} />
      </Link>
      <CallLeader region={who.region.id} />
      <Tiles who={who} />
      <ul className="account-rows">
        <Row icon="receipt" name={m.shop_account_orders()} href={paths.orders()} />
        <Row icon="pin" name={m.shop_account_addresses()} href={paths.addresses()} />
        <Row icon="people" name={m.shop_account_household()} href={paths.household()} />
        <Row icon="key" name={m.shop_account_security()} href={paths.security()} />
      </ul>
    </>
  )
}

function Tiles({ who: { resident, region } }: { who: Who }) {
  const wallet = useQuery(read(getWallet, { region: region.id, resident: resident.id }))
  const notices = useQuery(read(listNotices, { region: region.id, limit: 1 }))
  const unread = notices.data?.unread ?? 0
  return (
    <ul className="account-tiles">
      <Tile icon="wallet" name={m.shop_account_wallet()} href={paths.wallet()}>
        {wallet.data ? money(wallet.data.balanceMinor, wallet.data.currency) : '—'}
      </Tile>
      <Tile icon="bell" name={m.shop_account_notices()} href={paths.notices()} isNew={unread > 0}>
        {unread > 0 ? m.shop_account_unread({ count: unread }) : m.shop_account_all_read()}
      </Tile>
      <Tile icon="heart" name={m.shop_account_favourites()} href={paths.favourites()}>
        {m.shop_account_favourites_hint()}
      </Tile>
    </ul>
  )
}

interface TileProps {
  icon: IconName
  name: string
  href: string
  isNew?: boolean
  children: string
}

function Tile({ icon, name, href, isNew = false, children }: TileProps) {
  return (
    <li>
      <Link className={`account-tile${isNew ? ' account-tile-new' : ''}`} href={href}>
        <Icon name={icon} />
        <strong>{name}</strong>
        <span className="number">{children}</span>
      </Link>
    </li>
  )
}

function Row({ icon, name, href }: { icon: IconName; name: string; href: string }) {
  return (
    <li>
      <Link className="account-row" href={href}>
        <Icon name={icon} />
        <span className="account-row-text">{name}</span>
        <Icon name="next" size={18} />
      </Link>
    </li>
  )
}

function SignOut() {
  const out = useSignOut(paths.home())
  return (
    <div className="account-out">
      {out.isError ? <Notice tone="wrong">{failureText(out.error)}</Notice> : null}
      <Button
        kind="plain"
        icon="sign-out"
        isWide
        isBusy={out.isPending}
        onClick={() => out.mutate()}
      >
        {m.sign_in_out()}
      </Button>
    </div>
  )
}
