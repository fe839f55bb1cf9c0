import { m } from '../../../i18n/index.ts'
import { IconButton } from '../../../ui/button.tsx'
import { tell } from '../../../ui/notice.tsx'
import { useReader } from '../../reader.tsx'

/** Shares a page by the device's own sheet; where there is none, copies its address. */
export function ShareButton({ title, path }: { title: string; path: string }) {
  const { origin } = useReader()
  const url = origin + path
  const share = async () => {
    if ('share' in navigator) {
      // Closing the sheet is no failure.
      await navigator.share({ title, url }).catch(() => undefined)
      return
    }
    try {
      await (navigator as Navigator).clipboard.writeText(url)
      tell(m.shop_link_copied())
    } catch {
      tell(m.shop_link_here({ url }), 'quiet')
    }
  }
  return <IconButton icon="share" label={m.shop_share()} onClick={() => void share()} />
}
