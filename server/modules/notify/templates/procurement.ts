import { template } from './template.ts'

interface Asked {
  orderNumber: string
  pickupDate: string
  answerBy: string
  zone: string
}

interface Unmet {
  orderNumber: string
  pickupDate: string
  supplier: string
}

export const procurementTemplates = {
  'purchase-order.sent': template<Asked>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `新的采购单 ${p.orderNumber}`,
        text: `${w.day(p.pickupDate)}提货，请在${w.moment(p.answerBy, p.zone)}前确认。`,
      }),
      en: (p, w) => ({
        title: `New purchase order ${p.orderNumber}`,
        text: `For pickup on ${w.day(p.pickupDate)}. Please answer by ${w.moment(p.answerBy, p.zone)}.`,
      }),
      es: (p, w) => ({
        title: `Nuevo pedido de compra ${p.orderNumber}`,
        text: `Para recoger el ${w.day(p.pickupDate)}. Responde antes del ${w.moment(p.answerBy, p.zone)}.`,
      }),
    },
  }),
  'purchase-order.cancelled': template<Asked>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `采购单 ${p.orderNumber} 已取消`,
        text: `${w.day(p.pickupDate)}的这批货请不要再发。`,
      }),
      en: (p, w) => ({
        title: `Purchase order ${p.orderNumber} was cancelled`,
        text: `Please do not ship these goods for ${w.day(p.pickupDate)}.`,
      }),
      es: (p, w) => ({
        title: `Se canceló el pedido de compra ${p.orderNumber}`,
        text: `No envíes esta mercancía para el ${w.day(p.pickupDate)}.`,
      }),
    },
  }),
  'purchase-order.silent': template<Unmet>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `采购单 ${p.orderNumber} 没有回应`,
        text: `${p.supplier}还没有确认${w.day(p.pickupDate)}的货，请联系或改用第二供应商。`,
      }),
      en: (p, w) => ({
        title: `No answer to purchase order ${p.orderNumber}`,
        text: `${p.supplier} has not confirmed the goods for ${w.day(p.pickupDate)}. Call them, or ask the second source.`,
      }),
      es: (p, w) => ({
        title: `Sin respuesta al pedido de compra ${p.orderNumber}`,
        text: `${p.supplier} no ha confirmado la mercancía del ${w.day(p.pickupDate)}. Llama o pide a la segunda fuente.`,
      }),
    },
  }),
  'purchase-order.cut': template<Unmet>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `采购单 ${p.orderNumber} 货不够`,
        text: `${p.supplier}不能按数供应${w.day(p.pickupDate)}的货，请改用第二供应商。`,
      }),
      en: (p, w) => ({
        title: `Purchase order ${p.orderNumber} falls short`,
        text: `${p.supplier} cannot bring all goods for ${w.day(p.pickupDate)}. Ask the second source.`,
      }),
      es: (p, w) => ({
        title: `El pedido de compra ${p.orderNumber} no se cubre`,
        text: `${p.supplier} no puede traer toda la mercancía del ${w.day(p.pickupDate)}. Pide a la segunda fuente.`,
      }),
    },
  }),
}
