import type { Names, Words } from '../words.ts'
import { type OrderMoney, template } from './template.ts'

interface LostGoods {
  name: Names
  /** Pieces, or grams where weighed. */
  quantity: number
  isWeighed: boolean
}

interface Lost extends OrderMoney {
  goods: readonly LostGoods[]
  /** What the order costs less. */
  backMinor: number
  /** What of that was paid and goes back. */
  refundedMinor: number
}

interface Replaced {
  orderNumber: string
  goods: Names
  others: Names
}

const listed = (goods: readonly LostGoods[], words: Words, separator: string): string =>
  goods
    .map(({ name, quantity, isWeighed }) =>
      isWeighed ? `${words.name(name)} ${quantity} g` : `${words.name(name)} × ${quantity}`,
    )
    .join(separator)

const back = {
  'zh-CN': ({ backMinor, refundedMinor, currency }: Lost, w: Words): string =>
    refundedMinor > 0
      ? `已为您退款${w.money(refundedMinor, currency)}。`
      : `应付减少${w.money(backMinor, currency)}。`,
  en: ({ backMinor, refundedMinor, currency }: Lost, w: Words): string =>
    refundedMinor > 0
      ? `We refunded ${w.money(refundedMinor, currency)}.`
      : `You pay ${w.money(backMinor, currency)} less.`,
  es: ({ backMinor, refundedMinor, currency }: Lost, w: Words): string =>
    refundedMinor > 0
      ? `Te reembolsamos ${w.money(refundedMinor, currency)}.`
      : `Pagas ${w.money(backMinor, currency)} menos.`,
}

export const fulfilmentTemplates = {
  'order.came-short': template<Lost>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `订单 ${p.orderNumber} 有缺货`,
        text: `很抱歉，缺少：${listed(p.goods, w, '、')}。${back['zh-CN'](p, w)}`,
      }),
      en: (p, w) => ({
        title: `Something is missing from order ${p.orderNumber}`,
        text: `We are sorry, this is missing: ${listed(p.goods, w, ', ')}. ${back.en(p, w)}`,
      }),
      es: (p, w) => ({
        title: `Falta algo en el pedido ${p.orderNumber}`,
        text: `Lo sentimos, falta: ${listed(p.goods, w, ', ')}. ${back.es(p, w)}`,
      }),
    },
  }),
  'order.weighed-less': template<Lost>({
    isMailed: false,
    say: {
      'zh-CN': (p, w) => ({
        title: `订单 ${p.orderNumber} 称重有差额`,
        text: `实际少了：${listed(p.goods, w, '、')}。${back['zh-CN'](p, w)}`,
      }),
      en: (p, w) => ({
        title: `Order ${p.orderNumber} weighed a little less`,
        text: `It weighed less by: ${listed(p.goods, w, ', ')}. ${back.en(p, w)}`,
      }),
      es: (p, w) => ({
        title: `El pedido ${p.orderNumber} pesó algo menos`,
        text: `Pesó menos: ${listed(p.goods, w, ', ')}. ${back.es(p, w)}`,
      }),
    },
  }),
  'order.replaced': template<Replaced & OrderMoney & { backMinor: number }>({
    isMailed: false,
    say: {
      'zh-CN': (p, w) => ({
        title: `订单 ${p.orderNumber} 已为您换货`,
        text:
          `${w.name(p.goods)}缺货，已按您的意愿换成${w.name(p.others)}，不多收钱。` +
          (p.backMinor > 0 ? `少收${w.money(p.backMinor, p.currency)}。` : ''),
      }),
      en: (p, w) => ({
        title: `Other goods in order ${p.orderNumber}`,
        text:
          `${w.name(p.goods)} did not come; as you wished you get ${w.name(p.others)}, at no extra cost.` +
          (p.backMinor > 0 ? ` It costs ${w.money(p.backMinor, p.currency)} less.` : ''),
      }),
      es: (p, w) => ({
        title: `Otro producto en el pedido ${p.orderNumber}`,
        text:
          `No llegó ${w.name(p.goods)}; como pediste, recibes ${w.name(p.others)} sin pagar más.` +
          (p.backMinor > 0 ? ` Cuesta ${w.money(p.backMinor, p.currency)} menos.` : ''),
      }),
    },
  }),
  'order.replacement-offered': template<Replaced & { until: string; zone: string }>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `${w.name(p.goods)}缺货，换成${w.name(p.others)}可以吗？`,
        text: `订单 ${p.orderNumber}：请在${w.moment(p.until, p.zone)}前答复，不多收钱；不答复则退款。`,
      }),
      en: (p, w) => ({
        title: `${w.name(p.others)} instead of ${w.name(p.goods)}?`,
        text: `Order ${p.orderNumber}: answer by ${w.moment(p.until, p.zone)}; it costs no more. Without an answer you get your money back.`,
      }),
      es: (p, w) => ({
        title: `¿${w.name(p.others)} en lugar de ${w.name(p.goods)}?`,
        text: `Pedido ${p.orderNumber}: contesta antes del ${w.moment(p.until, p.zone)}; no cuesta más. Sin respuesta te devolvemos el dinero.`,
      }),
    },
  }),
}
