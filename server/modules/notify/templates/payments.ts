import { type OrderMoney, template } from './template.ts'

export type RefundWay = 'original' | 'wallet' | 'cash' | 'bank'

interface Refunded extends OrderMoney {
  refundMinor: number
  way: RefundWay
}

const WAY: Record<RefundWay, { 'zh-CN': string; en: string; es: string }> = {
  original: { 'zh-CN': '原支付方式', en: 'the way you paid', es: 'el medio con que pagaste' },
  wallet: { 'zh-CN': '您的余额', en: 'your balance', es: 'tu saldo' },
  cash: { 'zh-CN': '现金，由团长交还', en: 'cash, from your leader', es: 'efectivo, de tu líder' },
  bank: { 'zh-CN': '银行转账', en: 'a bank transfer', es: 'una transferencia bancaria' },
}

export const paymentTemplates = {
  'refund.issued': template<Refunded>({
    isMailed: false,
    say: {
      'zh-CN': (p, w) => ({
        title: `退款 ${w.money(p.refundMinor, p.currency)} 处理中`,
        text: `订单 ${p.orderNumber} 的退款已发起，退至${WAY[p.way]['zh-CN']}。`,
      }),
      en: (p, w) => ({
        title: `A refund of ${w.money(p.refundMinor, p.currency)} is on its way`,
        text: `It is for order ${p.orderNumber} and goes to ${WAY[p.way].en}.`,
      }),
      es: (p, w) => ({
        title: `Reembolso de ${w.money(p.refundMinor, p.currency)} en camino`,
        text: `Es del pedido ${p.orderNumber} y va a ${WAY[p.way].es}.`,
      }),
    },
  }),
  'refund.succeeded': template<Refunded>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `已退款 ${w.money(p.refundMinor, p.currency)}`,
        text: `订单 ${p.orderNumber} 的退款已退至${WAY[p.way]['zh-CN']}。`,
      }),
      en: (p, w) => ({
        title: `${w.money(p.refundMinor, p.currency)} refunded`,
        text: `The refund for order ${p.orderNumber} went to ${WAY[p.way].en}.`,
      }),
      es: (p, w) => ({
        title: `${w.money(p.refundMinor, p.currency)} reembolsados`,
        text: `El reembolso del pedido ${p.orderNumber} fue a ${WAY[p.way].es}.`,
      }),
    },
  }),
  'refund.failed': template<Refunded>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `退款 ${w.money(p.refundMinor, p.currency)} 未成功`,
        text: `订单 ${p.orderNumber} 的退款暂未到账，我们会重试或改用其他方式，您无需操作。`,
      }),
      en: (p, w) => ({
        title: `The refund of ${w.money(p.refundMinor, p.currency)} did not go through`,
        text: `It is for order ${p.orderNumber}. We try again or take another way; you need not do anything.`,
      }),
      es: (p, w) => ({
        title: `El reembolso de ${w.money(p.refundMinor, p.currency)} no se completó`,
        text: `Es del pedido ${p.orderNumber}. Lo intentaremos de nuevo o por otro medio; no tienes que hacer nada.`,
      }),
    },
  }),
  'refund.rerouted': template<Refunded>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `退款 ${w.money(p.refundMinor, p.currency)} 改退至${WAY[p.way]['zh-CN']}`,
        text: `订单 ${p.orderNumber} 无法退回原支付方式。`,
      }),
      en: (p, w) => ({
        title: `Your refund of ${w.money(p.refundMinor, p.currency)} goes to ${WAY[p.way].en}`,
        text: `For order ${p.orderNumber} the way you paid did not take it back.`,
      }),
      es: (p, w) => ({
        title: `Tu reembolso de ${w.money(p.refundMinor, p.currency)} va a ${WAY[p.way].es}`,
        text: `En el pedido ${p.orderNumber} el medio con que pagaste no lo aceptó.`,
      }),
    },
  }),
  'payment.late': template<OrderMoney & { paidMinor: number }>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `订单 ${p.orderNumber} 的付款来晚了`,
        text: `收到${w.money(p.paidMinor, p.currency)}时商品已释放，款项将原路退回。`,
      }),
      en: (p, w) => ({
        title: `Your payment for order ${p.orderNumber} came too late`,
        text: `The goods were gone when ${w.money(p.paidMinor, p.currency)} arrived. It goes back to you.`,
      }),
      es: (p, w) => ({
        title: `Tu pago del pedido ${p.orderNumber} llegó tarde`,
        text: `Los productos ya no estaban cuando llegaron ${w.money(p.paidMinor, p.currency)}. Te devolvemos.`,
      }),
    },
  }),
  'cash.near-ceiling': template<{ owedMinor: number; ceilingMinor: number; currency: string }>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: '代收现金接近上限',
        text: `您代收的现金为${w.money(p.owedMinor, p.currency)}，上限为${w.money(p.ceilingMinor, p.currency)}，请尽快上缴。`,
      }),
      en: (p, w) => ({
        title: 'Your cash is near its ceiling',
        text: `You hold ${w.money(p.owedMinor, p.currency)} of at most ${w.money(p.ceilingMinor, p.currency)}. Please hand it in.`,
      }),
      es: (p, w) => ({
        title: 'Tu efectivo está cerca del límite',
        text: `Tienes ${w.money(p.owedMinor, p.currency)} de un máximo de ${w.money(p.ceilingMinor, p.currency)}. Entrégalo pronto.`,
      }),
    },
  }),
}
