import type { Names } from '../words.ts'
import { template } from './template.ts'

interface Window {
  window: Names
  cutoffAt: string
  zone: string
  pickupDate: string
}

export const campaignTemplates = {
  'window.opened': template<Window>({
    isMailed: false,
    say: {
      'zh-CN': (p, w) => ({
        title: `${w.name(p.window)} 开团了`,
        text: `${w.moment(p.cutoffAt, p.zone)}截单，${w.day(p.pickupDate)}提货。`,
      }),
      en: (p, w) => ({
        title: `${w.name(p.window)} is open`,
        text: `Order until ${w.moment(p.cutoffAt, p.zone)}, pick up on ${w.day(p.pickupDate)}.`,
      }),
      es: (p, w) => ({
        title: `${w.name(p.window)} está abierta`,
        text: `Pide hasta el ${w.moment(p.cutoffAt, p.zone)} y recoge el ${w.day(p.pickupDate)}.`,
      }),
    },
  }),
  'window.changed': template<Window>({
    isMailed: false,
    say: {
      'zh-CN': (p, w) => ({
        title: `${w.name(p.window)} 有调整`,
        text: `现在${w.moment(p.cutoffAt, p.zone)}截单，${w.day(p.pickupDate)}提货。`,
      }),
      en: (p, w) => ({
        title: `${w.name(p.window)} has changed`,
        text: `It now closes at ${w.moment(p.cutoffAt, p.zone)}, with pickup on ${w.day(p.pickupDate)}.`,
      }),
      es: (p, w) => ({
        title: `${w.name(p.window)} ha cambiado`,
        text: `Ahora cierra el ${w.moment(p.cutoffAt, p.zone)} y se recoge el ${w.day(p.pickupDate)}.`,
      }),
    },
  }),
  'window.withdrawn': template<{ window: Names }>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `${w.name(p.window)} 已撤下`,
        text: '相关订单会取消，已付款项会退回。',
      }),
      en: (p, w) => ({
        title: `${w.name(p.window)} was withdrawn`,
        text: 'Orders in it are cancelled, and what was paid goes back.',
      }),
      es: (p, w) => ({
        title: `${w.name(p.window)} se retiró`,
        text: 'Sus pedidos se cancelan y lo pagado se devuelve.',
      }),
    },
  }),
  'price.cut-returned': template<{
    goods: Names
    orderNumber: string
    backMinor: number
    currency: string
  }>({
    isMailed: false,
    say: {
      'zh-CN': (p, w) => ({
        title: `${w.name(p.goods)} 降价，退您差价`,
        text: `订单 ${p.orderNumber} 退回${w.money(p.backMinor, p.currency)}。`,
      }),
      en: (p, w) => ({
        title: `${w.name(p.goods)} got cheaper: here is the difference`,
        text: `${w.money(p.backMinor, p.currency)} of order ${p.orderNumber} goes back to you.`,
      }),
      es: (p, w) => ({
        title: `${w.name(p.goods)} bajó de precio: aquí tienes la diferencia`,
        text: `Te devolvemos ${w.money(p.backMinor, p.currency)} del pedido ${p.orderNumber}.`,
      }),
    },
  }),
}
