import type { Names } from '../words.ts'
import { type OrderMoney, template } from './template.ts'

interface Claimed extends OrderMoney {
  goods: Names
}

interface Decided extends Claimed {
  /** What whoever decided it wrote; empty where a rule did. */
  why: string
}

/** A sentence behind another; nothing where there is none. */
const added = (text: string, before = ' '): string => (text === '' ? '' : `${before}${text}`)

export const aftersalesTemplates = {
  'claim.refunded': template<Decided & { refundMinor: number }>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `${w.name(p.goods)} 售后已退 ${w.money(p.refundMinor, p.currency)}`,
        text: `订单 ${p.orderNumber} 的售后申请已通过，款项正在退回。${p.why}`,
      }),
      en: (p, w) => ({
        title: `${w.money(p.refundMinor, p.currency)} back for ${w.name(p.goods)}`,
        text: `Your claim on order ${p.orderNumber} was granted. The money is on its way.${added(p.why)}`,
      }),
      es: (p, w) => ({
        title: `${w.money(p.refundMinor, p.currency)} de vuelta por ${w.name(p.goods)}`,
        text: `Aceptamos tu reclamación del pedido ${p.orderNumber}. El dinero está en camino.${added(p.why)}`,
      }),
    },
  }),
  'claim.again': template<Decided & { pickupDate: string }>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `${w.name(p.goods)} 将为您补发`,
        text: `订单 ${p.orderNumber}：预计${w.day(p.pickupDate)}与提货一起交给您；若缺货，我们会退款。${p.why}`,
      }),
      en: (p, w) => ({
        title: `You get ${w.name(p.goods)} again`,
        text: `For order ${p.orderNumber}: with the pickup of ${w.day(p.pickupDate)}. Should there be none, your money comes back.${added(p.why)}`,
      }),
      es: (p, w) => ({
        title: `Te damos ${w.name(p.goods)} de nuevo`,
        text: `Del pedido ${p.orderNumber}: con la recogida del ${w.day(p.pickupDate)}. Si no hubiera, te devolvemos el dinero.${added(p.why)}`,
      }),
    },
  }),
  'claim.rejected': template<Decided>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `${w.name(p.goods)} 的售后申请未通过`,
        text: `订单 ${p.orderNumber}：${p.why} 如不同意，您可以申诉。`,
      }),
      en: (p, w) => ({
        title: `Your claim on ${w.name(p.goods)} was not granted`,
        text: `Order ${p.orderNumber}: ${p.why} If you see it otherwise, you can object.`,
      }),
      es: (p, w) => ({
        title: `No aceptamos tu reclamación de ${w.name(p.goods)}`,
        text: `Pedido ${p.orderNumber}: ${p.why} Si no estás de acuerdo, puedes apelar.`,
      }),
    },
  }),
  'claim.final': template<Decided & { refundMinor: number }>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `${w.name(p.goods)} 的售后已有最终结果`,
        text: `订单 ${p.orderNumber}：共退 ${w.money(p.refundMinor, p.currency)}。${p.why}`,
      }),
      en: (p, w) => ({
        title: `The claim on ${w.name(p.goods)} is settled`,
        text: `Order ${p.orderNumber}: ${w.money(p.refundMinor, p.currency)} were given back in all.${added(p.why)}`,
      }),
      es: (p, w) => ({
        title: `La reclamación de ${w.name(p.goods)} está resuelta`,
        text: `Pedido ${p.orderNumber}: se devolvieron ${w.money(p.refundMinor, p.currency)} en total.${added(p.why)}`,
      }),
    },
  }),
  'claim.borne': template<Claimed & { refundMinor: number }>({
    isMailed: false,
    say: {
      'zh-CN': (p, w) => ({
        title: `${w.name(p.goods)} 的售后由您承担`,
        text: `订单 ${p.orderNumber}：退款 ${w.money(p.refundMinor, p.currency)} 将从您的佣金中扣除。如不同意，您可以申诉。`,
      }),
      en: (p, w) => ({
        title: `A claim on ${w.name(p.goods)} is charged to you`,
        text: `Order ${p.orderNumber}: the ${w.money(p.refundMinor, p.currency)} given back come off your commission. If you see it otherwise, you can object.`,
      }),
      es: (p, w) => ({
        title: `Una reclamación de ${w.name(p.goods)} corre a tu cargo`,
        text: `Pedido ${p.orderNumber}: los ${w.money(p.refundMinor, p.currency)} devueltos se descuentan de tu comisión. Si no estás de acuerdo, puedes apelar.`,
      }),
    },
  }),
  'incident.refunded': template<Claimed & { refundMinor: number; words: Names }>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `${w.name(p.goods)} 有问题，已退 ${w.money(p.refundMinor, p.currency)}`,
        text: `${w.name(p.words) || '这批商品有问题，请勿食用或使用。'}订单 ${p.orderNumber} 的款项正在退回，您无需操作。`,
      }),
      en: (p, w) => ({
        title: `${w.name(p.goods)}: ${w.money(p.refundMinor, p.currency)} come back to you`,
        text: `${w.name(p.words) || 'Something is wrong with these goods: please do not use them.'} The money for order ${p.orderNumber} is on its way; you need not do anything.`,
      }),
      es: (p, w) => ({
        title: `${w.name(p.goods)}: te devolvemos ${w.money(p.refundMinor, p.currency)}`,
        text: `${w.name(p.words) || 'Hay un problema con estos productos: no los uses, por favor.'} El dinero del pedido ${p.orderNumber} está en camino; no tienes que hacer nada.`,
      }),
    },
  }),
  'incident.for-leader': template<{ goods: Names; words: Names; residents: number }>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `${w.name(p.goods)} 有问题，请勿交付`,
        text: `${w.name(p.words)}您社区的 ${p.residents} 位居民已收到退款和通知；请告知没有手机的邻居。`,
      }),
      en: (p, w) => ({
        title: `Do not hand over ${w.name(p.goods)}: something is wrong with it`,
        text: `${w.name(p.words)} In your community ${p.residents} residents got their money back and were told. Please tell those who have no phone.`,
      }),
      es: (p, w) => ({
        title: `No entregues ${w.name(p.goods)}: hay un problema`,
        text: `${w.name(p.words)} En tu comunidad, ${p.residents} vecinos recibieron su dinero y el aviso. Avisa a quien no tenga teléfono.`,
      }),
    },
  }),
}
