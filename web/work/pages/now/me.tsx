import '../leader/leader.css'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { signOut, useAct, useForgetAnswers } from '../../../api/index.ts'
import { ConfirmSheet } from '../../../desk/confirm-sheet.tsx'
import { Refusal } from '../../../desk/refusal.tsx'
import { LOCALES, type Locale, locale, m, nameOf, switchLocale } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { leaveDevice, unsyncedOf } from '../../offline/index.ts'
import { Page } from '../../page.tsx'
import { remember } from '../../remembered.ts'
import { useWork } from '../../work.tsx'
import { LEADER } from '../leader/paths.ts'

/** Who is signed in, in which language, for what; and the way out. */
export default function MePage() {
  const { me, jobs } = useWork()
  return (
    <Page title={m.work_me()}>
      <section className="desk-card leader-line">
        <div className="leader-goods-words">
          <strong>{me.name}</strong>
          <span className="leader-soft">{me.phone ?? me.email}</span>
        </div>
      </section>
      <Languages />
      <Regions />
      <Grants />
      <nav className="desk-list" aria-label={m.me_links()}>
        {jobs.includes('leader') ? (
          <>
            <Way to={LEADER.earnings} name={m.leader_earnings_title()} />
            <Way to={LEADER.payouts} name={m.leader_payouts_title()} />
            <Way to={LEADER.away} name={m.leader_away_title()} />
          </>
        ) : (
          <Way to={LEADER.apply} name={m.leader_apply_title()} />
        )}
        <Way to="/me/security" name={m.shop_account_security()} />
      </nav>
      <SignOut />
    </Page>
  )
}

function Way({ to, name }: { to: string; name: string }) {
  return (
    <Link to={to} className="desk-job-row">
      <span className="desk-job-row-words">
        <strong>{name}</strong>
      </span>
      <Icon name="next" size={18} />
    </Link>
  )
}

function Languages() {
  return (
    <fieldset className="desk-card leader-radios">
      <legend className="only-heard">{m.me_language()}</legend>
      <p className="desk-label" aria-hidden="true">
        {m.me_language()}
      </p>
      {(Object.entries(LOCALES) as [Locale, string][]).map(([tag, name]) => (
        <label key={tag} className="leader-radio" lang={tag}>
          <input
            type="radio"
            name="language"
            checked={locale() === tag}
            onChange={() => switchLocale(tag)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  )
}

function Regions() {
  const { region, regions, chooseRegion } = useWork()
  if (regions.length < 2) return null
  return (
    <label className="desk-field">
      <span className="desk-label">{m.me_region()}</span>
      <select
        className="desk-input"
        value={region.id}
        onChange={(event) => chooseRegion(event.target.value)}
      >
        {regions.map(({ id, name }) => (
          <option key={id} value={id}>
            {nameOf(name)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** For what one may work here, and where. */
function Grants() {
  const { communities, stations, suppliers, isOverseer } = useWork()
  if (isOverseer) return null
  const places = [...communities, ...stations, ...suppliers]
  if (places.length === 0) return null
  return (
    <section className="leader-group">
      <h2>{m.me_places()}</h2>
      <ul className="desk-list">
        {places.map((place) => (
          <li key={place.id} className="leader-goods">
            <span className="leader-goods-words">
              <strong>{place.name}</strong>
              <span className="leader-soft">{place.detail}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function SignOut() {
  const { me } = useWork()
  const forget = useForgetAnswers()
  const [unsynced, setUnsynced] = useState(0)
  const out = useAct(signOut, {
    onDone: async () => {
      remember('known', null)
      await forget()
      location.assign('/work')
    },
  })
  // What waits is told while the session still counts; without it nobody would be believed.
  const leave = async () => {
    setUnsynced(0)
    // Without a network nobody is signed out: the list is still needed here.
    if (navigator.onLine) await leaveDevice(me.id).catch(() => undefined)
    out.mutate({ params: {} })
  }
  const ask = async () => {
    const waiting = await unsyncedOf(me.id).catch(() => 0)
    if (waiting > 0) setUnsynced(waiting)
    else await leave()
  }
  return (
    <>
      <Refusal error={out.error} />
      <Button kind="plain" icon="sign-out" isWide isBusy={out.isPending} onClick={() => void ask()}>
        {m.me_sign_out()}
      </Button>
      <ConfirmSheet
        title={m.me_unsynced({ count: unsynced })}
        isOpen={unsynced > 0}
        onClose={() => setUnsynced(0)}
        action={m.me_sign_out_still()}
        isDangerous
        isBusy={out.isPending}
        error={null}
        onConfirm={() => void leave()}
      >
        <p>{m.me_unsynced_text()}</p>
      </ConfirmSheet>
    </>
  )
}
