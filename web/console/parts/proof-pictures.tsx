import './proof-pictures.css'
import { getLicencePicture, getProofPicture } from '../../api/index.ts'
import { m, number } from '../../i18n/index.ts'
import { useConsole } from '../session.ts'

const KINDS = { proof: getProofPicture, licence: getLicencePicture }

/** Pictures that prove something, small; each opens whole in a page of its own. */
export function ProofPictures(props: { ids: readonly string[]; kind?: keyof typeof KINDS }) {
  const { ids, kind = 'proof' } = props
  const { region } = useConsole()
  if (ids.length === 0) return null
  return (
    <span className="proof-pictures">
      {ids.map((picture, nth) => {
        const address = KINDS[kind].href({ region: region.id, picture })
        return (
          <a key={picture} href={address} target="_blank" rel="noreferrer">
            <img src={address} alt={m.console_day_claim_picture({ number: number(nth + 1) })} />
          </a>
        )
      })}
    </span>
  )
}
