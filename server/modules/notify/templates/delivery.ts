import type { Names } from '../words.ts'
import { template } from './template.ts'

export const deliveryTemplates = {
  'delivery.ready': template<{ shortNumber: number; place: Names; pickupDate: string }>({
    isMailed: false,
    say: {
      'zh-CN': (p, w) => ({
        title: `${p.shortNumber} 号，您的货到了`,
        text: `${w.day(p.pickupDate)}的货已到${w.name(p.place)}，取货时请报 ${p.shortNumber} 号。`,
      }),
      en: (p, w) => ({
        title: `Number ${p.shortNumber}: your goods are here`,
        text: `Your goods of ${w.day(p.pickupDate)} wait at ${w.name(p.place)}. Say number ${p.shortNumber} when you fetch them.`,
      }),
      es: (p, w) => ({
        title: `Número ${p.shortNumber}: tu pedido ha llegado`,
        text: `Lo del ${w.day(p.pickupDate)} te espera en ${w.name(p.place)}. Di el número ${p.shortNumber} al recogerlo.`,
      }),
    },
  }),
  'delivery.arrived': template<{
    community: Names
    place: Names
    confirmBy: string
    zone: string
  }>({
    isMailed: false,
    say: {
      'zh-CN': (p, w) => ({
        title: `${w.name(p.community)}的货到了`,
        text: `货已到${w.name(p.place)}，请在${w.moment(p.confirmBy, p.zone)}前清点确认，逾期视为全部收到。`,
      }),
      en: (p, w) => ({
        title: `Goods for ${w.name(p.community)} have arrived`,
        text: `They are at ${w.name(p.place)}. Count and confirm them by ${w.moment(p.confirmBy, p.zone)}; after that they count as complete.`,
      }),
      es: (p, w) => ({
        title: `Ha llegado lo de ${w.name(p.community)}`,
        text: `Está en ${w.name(p.place)}. Cuéntalo y confírmalo antes del ${w.moment(p.confirmBy, p.zone)}; después se da por completo.`,
      }),
    },
  }),
}
