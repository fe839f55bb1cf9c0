import type { Locale } from '#identity'

export interface Announced {
  community: string
  place: string
  address: string
  pickupDate: string
  /** Those who may come, each number once. */
  ready: readonly { shortNumber: number; bagCount: number }[]
  /** Those whose goods have not all come. */
  waiting: readonly number[]
}

interface Wording {
  here(news: Announced, day: string): string
  where(news: Announced): string
  who: string
  bags(count: number): string
  wait: string
  close: string
  comma: string
}

const WORDINGS: Record<Locale, Wording> = {
  'zh-CN': {
    here: ({ community }, day) => `【${community}】${day}的货到了！`,
    where: ({ place, address }) => `📍 提货点：${place}（${address}）`,
    who: '✅ 可以取货的号码：',
    bags: (count) => `（${count}袋）`,
    wait: '⏳ 还在路上的号码：',
    close: '取货时请报号码并出示提货码，谢谢！',
    comma: '、',
  },
  en: {
    here: ({ community }, day) => `${community}: your goods of ${day} are here!`,
    where: ({ place, address }) => `📍 Pick up at: ${place} (${address})`,
    who: '✅ Ready: ',
    bags: (count) => ` (${count} bags)`,
    wait: '⏳ Still on the way: ',
    close: 'Please say your number and show your pickup code. Thank you!',
    comma: ', ',
  },
  es: {
    here: ({ community }, day) => `${community}: ¡ha llegado lo del ${day}!`,
    where: ({ place, address }) => `📍 Recogida en: ${place} (${address})`,
    who: '✅ Listos: ',
    bags: (count) => ` (${count} bolsas)`,
    wait: '⏳ Aún en camino: ',
    close: 'Diga su número y muestre su código de recogida. ¡Gracias!',
    comma: ', ',
  },
}

/**
 * A message that a leader pastes into the community's chat: who may come, by short number alone. It
 * holds no names and no phones. Pure.
 */
export function groupMessage(news: Announced, locale: Locale): string {
  const words = WORDINGS[locale]
  const day = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${news.pickupDate}T00:00:00Z`))
  const ready = news.ready.map(({ shortNumber, bagCount }) =>
    bagCount > 1 ? `${shortNumber}${words.bags(bagCount)}` : String(shortNumber),
  )
  return [
    words.here(news, day),
    words.where(news),
    ...(ready.length === 0 ? [] : [words.who + ready.join(words.comma)]),
    ...(news.waiting.length === 0 ? [] : [words.wait + news.waiting.join(words.comma)]),
    words.close,
  ].join('\n')
}
