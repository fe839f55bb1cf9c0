import type { Names } from '../words.ts'
import { type OrderMoney, template } from './template.ts'

export type CancelReason = 'asked' | 'by_operator' | 'window_withdrawn'

interface Cancelled extends OrderMoney {
  reason: CancelReason
  /** What goes back; 0 when nothing was paid. */
  refundMinor: number
}

const WHY: Record<CancelReason, { 'zh-CN': string; en: string; es: string }> = {
  asked: {
    'zh-CN': '已按您的要求取消。',
    en: 'It was cancelled as you asked.',
    es: 'Se canceló como pediste.',
  },
  by_operator: {
    'zh-CN': '客服已取消此订单。',
    en: 'Our staff cancelled it.',
    es: 'Nuestro personal lo canceló.',
  },
  window_withdrawn: {
    'zh-CN': '本次团购已撤下。',
    en: 'The sale it belonged to was withdrawn.',
    es: 'La venta a la que pertenecía se retiró.',
  },
}

export const orderTemplates = {
  'order.placed': template<OrderMoney & { totalMinor: number; payBefore: string; zone: string }>({
    isMailed: false,
    say: {
      'zh-CN': (p, w) => ({
        title: `订单 ${p.orderNumber} 已提交`,
        text: `请在${w.moment(p.payBefore, p.zone)}前支付${w.money(p.totalMinor, p.currency)}，逾期将自动取消。`,
      }),
      en: (p, w) => ({
        title: `Order ${p.orderNumber} is placed`,
        text: `Please pay ${w.money(p.totalMinor, p.currency)} by ${w.moment(p.payBefore, p.zone)}; after that it is let go.`,
      }),
      es: (p, w) => ({
        title: `Pedido ${p.orderNumber} recibido`,
        text: `Paga ${w.money(p.totalMinor, p.currency)} antes del ${w.moment(p.payBefore, p.zone)}; después se anulará.`,
      }),
    },
  }),
  'order.placed-for-you': template<OrderMoney & { totalMinor: number; pickupDate: string }>({
    isMailed: false,
    say: {
      'zh-CN': (p, w) => ({
        title: '已为您下单',
        text: `团长为您下了订单 ${p.orderNumber}，共${w.money(p.totalMinor, p.currency)}，${w.day(p.pickupDate)}提货。`,
      }),
      en: (p, w) => ({
        title: 'An order was placed for you',
        text: `Order ${p.orderNumber} over ${w.money(p.totalMinor, p.currency)} was placed on your behalf, for pickup on ${w.day(p.pickupDate)}.`,
      }),
      es: (p, w) => ({
        title: 'Se hizo un pedido por ti',
        text: `El pedido ${p.orderNumber} de ${w.money(p.totalMinor, p.currency)} se hizo en tu nombre, para recoger el ${w.day(p.pickupDate)}.`,
      }),
    },
  }),
  'order.paid': template<OrderMoney & { paidMinor: number; pickupDate: string; place: Names }>({
    isMailed: false,
    say: {
      'zh-CN': (p, w) => ({
        title: `订单 ${p.orderNumber} 支付成功`,
        text: `已支付${w.money(p.paidMinor, p.currency)}，${w.day(p.pickupDate)}在${w.name(p.place)}提货。`,
      }),
      en: (p, w) => ({
        title: `Order ${p.orderNumber} is paid`,
        text: `We received ${w.money(p.paidMinor, p.currency)}. Pick it up on ${w.day(p.pickupDate)} at ${w.name(p.place)}.`,
      }),
      es: (p, w) => ({
        title: `Pedido ${p.orderNumber} pagado`,
        text: `Recibimos ${w.money(p.paidMinor, p.currency)}. Recógelo el ${w.day(p.pickupDate)} en ${w.name(p.place)}.`,
      }),
    },
  }),
  'order.unpaid': template<OrderMoney & { totalMinor: number; payBefore: string; zone: string }>({
    isMailed: false,
    say: {
      'zh-CN': (p, w) => ({
        title: `订单 ${p.orderNumber} 待支付`,
        text: `还差支付${w.money(p.totalMinor, p.currency)}，商品保留到${w.moment(p.payBefore, p.zone)}。`,
      }),
      en: (p, w) => ({
        title: `Order ${p.orderNumber} is not paid yet`,
        text: `${w.money(p.totalMinor, p.currency)} is still open. Your goods are kept until ${w.moment(p.payBefore, p.zone)}.`,
      }),
      es: (p, w) => ({
        title: `El pedido ${p.orderNumber} aún no está pagado`,
        text: `Quedan ${w.money(p.totalMinor, p.currency)} por pagar. Guardamos tus productos hasta el ${w.moment(p.payBefore, p.zone)}.`,
      }),
    },
  }),
  'order.expired': template<{ orderNumber: string }>({
    isMailed: false,
    say: {
      'zh-CN': (p) => ({
        title: `订单 ${p.orderNumber} 已失效`,
        text: '未按时支付，商品已释放。如仍需要，请重新下单。',
      }),
      en: (p) => ({
        title: `Order ${p.orderNumber} has run out`,
        text: 'It was not paid in time and the goods were let go. Order again if you still want them.',
      }),
      es: (p) => ({
        title: `El pedido ${p.orderNumber} ha vencido`,
        text: 'No se pagó a tiempo y los productos se liberaron. Pide de nuevo si aún los quieres.',
      }),
    },
  }),
  'order.line-withdrawn': template<OrderMoney & { goods: Names; backMinor: number }>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `${w.name(p.goods)} 已撤下`,
        text: `它不会随订单 ${p.orderNumber} 送达，已减去${w.money(p.backMinor, p.currency)}；已付的会退回。`,
      }),
      en: (p, w) => ({
        title: `${w.name(p.goods)} was withdrawn`,
        text: `It does not come with order ${p.orderNumber}. ${w.money(p.backMinor, p.currency)} is taken off; what you paid of it goes back to you.`,
      }),
      es: (p, w) => ({
        title: `${w.name(p.goods)} se retiró`,
        text: `No llegará con el pedido ${p.orderNumber}. Se descuentan ${w.money(p.backMinor, p.currency)}; lo que hayas pagado te lo devolvemos.`,
      }),
    },
  }),
  'order.cancelled': template<Cancelled>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `订单 ${p.orderNumber} 已取消`,
        text: `${WHY[p.reason]['zh-CN']}${p.refundMinor > 0 ? `将退回${w.money(p.refundMinor, p.currency)}。` : '无需退款。'}`,
      }),
      en: (p, w) => ({
        title: `Order ${p.orderNumber} is cancelled`,
        text: `${WHY[p.reason].en} ${p.refundMinor > 0 ? `${w.money(p.refundMinor, p.currency)} goes back to you.` : 'There is nothing to refund.'}`,
      }),
      es: (p, w) => ({
        title: `Pedido ${p.orderNumber} cancelado`,
        text: `${WHY[p.reason].es} ${p.refundMinor > 0 ? `Te devolvemos ${w.money(p.refundMinor, p.currency)}.` : 'No hay nada que devolver.'}`,
      }),
    },
  }),
}
