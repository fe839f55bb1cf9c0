import { useSearch } from '@tanstack/react-router'
import { useServerMinute } from '../../../../api/index.ts'
import { StateList } from '../../../../desk/state-list.tsx'
import { m } from '../../../../i18n/index.ts'
import { Empty } from '../../../../ui/states.tsx'
import { useWork } from '../../../work.tsx'
import { AtCommunity } from '../at-community.tsx'
import { TextLanguage, useTextLanguage } from '../text-language.tsx'
import {
  isPastCutoff,
  useLeaderCode,
  useOpenWindows,
  useWindowGoods,
  type WindowGoods,
} from '../use-leader.ts'
import { ChooseGoods } from './choose-goods.tsx'
import { Poster } from './poster.tsx'
import { ShareText } from './share-text.tsx'

/** What is on today, for the chat: a poster, a text, a link. */
export default function Share() {
  return <AtCommunity title={m.leader_share_title()}>{() => <ShareDesk />}</AtCommunity>
}

function ShareDesk() {
  const windows = useOpenWindows()
  const window = windows.data?.[0]
  const goods = useWindowGoods(window?.id)
  if (windows.data !== undefined && window === undefined) {
    return (
      <Empty icon="clock" title={m.leader_nothing_on_title()}>
        {m.leader_nothing_on_text()}
      </Empty>
    )
  }
  return (
    <StateList of={goods} isEmpty={() => false} empty={null} skeleton="page" count={2}>
      {(sold) => <Shared goods={sold} isOnlyWindow={windows.data?.length === 1} />}
    </StateList>
  )
}

const ON_A_POSTER = 6

/** The whole window, or one of its goods; what has closed is not advertised. */
function Shared({ goods, isOnlyWindow }: { goods: WindowGoods; isOnlyWindow: boolean }) {
  const { product } = useSearch({ strict: false }) as { product?: string }
  const { region } = useWork()
  const now = useServerMinute()
  const code = useLeaderCode()
  const [language, chooseLanguage] = useTextLanguage()
  const open = goods.offers.filter((offer) => !isPastCutoff(offer, now))
  const one = open.filter(({ productId }) => productId === product)
  const best = open.filter(({ left }) => left !== 0).toSorted((a, b) => b.sold - a.sold)
  const shown = one.length > 0 ? one.slice(0, 1) : best.slice(0, ON_A_POSTER)
  const link = new URL(`/l/${region.id}/${code ?? ''}`, location.origin)
  // The code alone leads to what is on: a window is named only where there are several.
  if (one[0] !== undefined) link.searchParams.set('product', one[0].productId)
  else if (!isOnlyWindow) link.searchParams.set('window', goods.id)
  if (code === undefined) return null
  return (
    <>
      <ChooseGoods offers={open} chosen={one[0]?.productId} />
      <TextLanguage value={language} onChange={chooseLanguage} />
      <Poster goods={goods} offers={shown} link={link.href} language={language} />
      <ShareText
        goods={goods}
        offers={one.length > 0 ? one : best}
        link={link.href}
        language={language}
      />
    </>
  )
}
