import type { Names } from '../words.ts'
import { type OrderMoney, template } from './template.ts'

/** What is told of goods at the pickup point. */
export const handoverTemplates = {
  'order.waiting': template<{ orderNumber: string; place: Names; until: string; zone: string }>({
    isMailed: false,
    say: {
      'zh-CN': (p, w) => ({
        title: `订单 ${p.orderNumber} 还在等您`,
        text: `请在${w.moment(p.until, p.zone)}前到${w.name(p.place)}提货，也可以申请延期。`,
      }),
      en: (p, w) => ({
        title: `Order ${p.orderNumber} still waits for you`,
        text: `Fetch it at ${w.name(p.place)} by ${w.moment(p.until, p.zone)}, or ask for more time.`,
      }),
      es: (p, w) => ({
        title: `El pedido ${p.orderNumber} sigue esperando`,
        text: `Recógelo en ${w.name(p.place)} antes del ${w.moment(p.until, p.zone)}, o pide más tiempo.`,
      }),
    },
  }),
  'order.waiting-last': template<{
    orderNumber: string
    place: Names
    until: string
    zone: string
  }>({
    isMailed: false,
    say: {
      'zh-CN': (p, w) => ({
        title: `订单 ${p.orderNumber} 即将退回`,
        text: `过了${w.moment(p.until, p.zone)}，${w.name(p.place)}的商品将退回。`,
      }),
      en: (p, w) => ({
        title: `Order ${p.orderNumber} goes back soon`,
        text: `After ${w.moment(p.until, p.zone)} the goods at ${w.name(p.place)} go back.`,
      }),
      es: (p, w) => ({
        title: `El pedido ${p.orderNumber} se devolverá pronto`,
        text: `Después del ${w.moment(p.until, p.zone)} los productos en ${w.name(p.place)} se devuelven.`,
      }),
    },
  }),
  'order.not-collected': template<OrderMoney & { refundMinor: number; keptMinor: number }>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `订单 ${p.orderNumber} 逾期未提，已退回`,
        text: notCollected(
          p.refundMinor,
          p.keptMinor,
          `退回${w.money(p.refundMinor, p.currency)}。`,
          `按规则不退的部分为${w.money(p.keptMinor, p.currency)}。`,
          '无需付款。',
        ),
      }),
      en: (p, w) => ({
        title: `Order ${p.orderNumber} was not fetched and went back`,
        text: notCollected(
          p.refundMinor,
          p.keptMinor,
          `${w.money(p.refundMinor, p.currency)} goes back to you. `,
          `By the rules ${w.money(p.keptMinor, p.currency)} is kept.`,
          'Nothing is to be paid.',
        ),
      }),
      es: (p, w) => ({
        title: `El pedido ${p.orderNumber} no se recogió y se devolvió`,
        text: notCollected(
          p.refundMinor,
          p.keptMinor,
          `Te devolvemos ${w.money(p.refundMinor, p.currency)}. `,
          `Según las reglas se retienen ${w.money(p.keptMinor, p.currency)}.`,
          'No hay nada que pagar.',
        ),
      }),
    },
  }),
  'handover.forwarded-used': template<{ orderNumber: string }>({
    isMailed: false,
    say: {
      'zh-CN': (p) => ({
        title: `订单 ${p.orderNumber} 已由他人代取`,
        text: '您转发的提货码已使用。如果不是您安排的，请联系客服。',
      }),
      en: (p) => ({
        title: `Order ${p.orderNumber} was fetched for you`,
        text: 'The code that you passed on was used. If this was not meant to be, tell us.',
      }),
      es: (p) => ({
        title: `Recogieron por ti el pedido ${p.orderNumber}`,
        text: 'Se usó el código que compartiste. Si no era lo acordado, avísanos.',
      }),
    },
  }),
  'handover.undone': template<{ orderNumber: string }>({
    isMailed: false,
    say: {
      'zh-CN': (p) => ({
        title: `订单 ${p.orderNumber} 的交付已撤回`,
        text: '刚才的提货登记有误，商品仍在自提点等您。',
      }),
      en: (p) => ({
        title: `The handover of order ${p.orderNumber} was taken back`,
        text: 'It was noted by mistake. Your goods still wait at the pickup point.',
      }),
      es: (p) => ({
        title: `Se anuló la entrega del pedido ${p.orderNumber}`,
        text: 'Se anotó por error. Tus productos siguen en el punto de recogida.',
      }),
    },
  }),
  'handover.conflict': template<OrderMoney & { cashMinor: number }>({
    isMailed: false,
    say: {
      'zh-CN': (p, w) => ({
        title: `订单 ${p.orderNumber} 的离线交付有冲突`,
        text:
          p.cashMinor > 0
            ? `多收的现金${w.money(p.cashMinor, p.currency)}需要退还，请查看交付冲突。`
            : '它与系统的记录不符，请查看交付冲突。',
      }),
      en: (p, w) => ({
        title: `A handover of order ${p.orderNumber} does not fit`,
        text:
          p.cashMinor > 0
            ? `${w.money(p.cashMinor, p.currency)} in cash is owed back. See the handover conflicts.`
            : 'It was done offline and differs from what is known. See the handover conflicts.',
      }),
      es: (p, w) => ({
        title: `Una entrega del pedido ${p.orderNumber} no cuadra`,
        text:
          p.cashMinor > 0
            ? `Hay que devolver ${w.money(p.cashMinor, p.currency)} en efectivo. Mira los conflictos.`
            : 'Se hizo sin conexión y difiere de lo registrado. Mira los conflictos.',
      }),
    },
  }),
  'door-delivery.accepted': template<{ orderNumber: string }>({
    isMailed: false,
    say: {
      'zh-CN': (p) => ({
        title: `订单 ${p.orderNumber} 有人送货上门了`,
        text: '请留在家中，并准备好提货码。',
      }),
      en: (p) => ({
        title: `Order ${p.orderNumber} is on its way to your door`,
        text: 'Please be at home and have your pickup code ready.',
      }),
      es: (p) => ({
        title: `El pedido ${p.orderNumber} va a tu puerta`,
        text: 'Quédate en casa y ten listo tu código.',
      }),
    },
  }),
  'door-delivery.cancelled': template<OrderMoney & { feeMinor: number; hasEnded?: boolean }>({
    isMailed: false,
    say: {
      'zh-CN': (p, w) => ({
        title: `订单 ${p.orderNumber} 不送上门了`,
        text: `${p.hasEnded ? '' : '商品在自提点等您。'}${p.feeMinor > 0 ? `上门费${w.money(p.feeMinor, p.currency)}已退回。` : ''}`,
      }),
      en: (p, w) => ({
        title: `Order ${p.orderNumber} will not be brought to your door`,
        text: `${p.hasEnded ? '' : 'It waits at the pickup point. '}${p.feeMinor > 0 ? `The fee of ${w.money(p.feeMinor, p.currency)} is back in your wallet.` : ''}`.trim(),
      }),
      es: (p, w) => ({
        title: `El pedido ${p.orderNumber} no irá a tu puerta`,
        text: `${p.hasEnded ? '' : 'Espera en el punto de recogida. '}${p.feeMinor > 0 ? `La tarifa de ${w.money(p.feeMinor, p.currency)} volvió a tu monedero.` : ''}`.trim(),
      }),
    },
  }),
}

/** What goes back, what is kept, or that nothing is open. */
function notCollected(
  refundMinor: number,
  keptMinor: number,
  back: string,
  kept: string,
  nothing: string,
): string {
  if (refundMinor === 0 && keptMinor === 0) return nothing
  return `${refundMinor > 0 ? back : ''}${keptMinor > 0 ? kept : ''}`.trim()
}
