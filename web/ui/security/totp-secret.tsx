import { m } from '../../i18n/index.ts'
import { buttonClass } from '../button.tsx'
import { Qr } from '../qr.tsx'

/** What an authenticator app is given: to scan, to open on this phone, or to type. */
export function TotpSecret({ uri }: { uri: string }) {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return (
    <div className="security-form">
      <p>{m.shop_account_second_scan()}</p>
      <div className="security-qr">
        <Qr text={uri} label={m.shop_account_second_qr()} />
      </div>
      <a className={buttonClass('plain', true)} href={uri}>
        {m.shop_account_second_open()}
      </a>
      <p className="security-secret">{secret}</p>
    </div>
  )
}
