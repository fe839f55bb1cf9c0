import type { Names } from '../words.ts'
import { template } from './template.ts'

interface Absence {
  community: Names
  fromDate: string
  /** Null while it is not known. */
  toDate: string | null
}

export const leaderTemplates = {
  'leader.approved': template<{ community: Names }>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: '您的团长申请已通过',
        text: `您现在是${w.name(p.community)}的团长，打开工作端即可分享今日商品。`,
      }),
      en: (p, w) => ({
        title: 'You are a group leader now',
        text: `Your application for ${w.name(p.community)} is approved. Open the work app to share today’s goods.`,
      }),
      es: (p, w) => ({
        title: 'Ya eres líder de grupo',
        text: `Tu solicitud para ${w.name(p.community)} fue aprobada. Abre la aplicación de trabajo para compartir los productos de hoy.`,
      }),
    },
  }),
  'leader.rejected': template<{ community: Names; reason: string }>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: '您的团长申请未通过',
        text: `${w.name(p.community)}：${p.reason}`,
      }),
      en: (p, w) => ({
        title: 'Your application was not approved',
        text: `${w.name(p.community)}: ${p.reason}`,
      }),
      es: (p, w) => ({
        title: 'Tu solicitud no fue aprobada',
        text: `${w.name(p.community)}: ${p.reason}`,
      }),
    },
  }),
  'leader.exited': template<{ community: Names }>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: '您已卸任团长',
        text: `${w.name(p.community)}的团长职务已结束，感谢您的付出。`,
      }),
      en: (p, w) => ({
        title: 'You are no longer a group leader',
        text: `Your work for ${w.name(p.community)} has ended. Thank you for it.`,
      }),
      es: (p, w) => ({
        title: 'Ya no eres líder de grupo',
        text: `Tu trabajo para ${w.name(p.community)} ha terminado. Gracias.`,
      }),
    },
  }),
  'absence.started': template<Absence>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `请您代管${w.name(p.community)}`,
        text: `${w.day(p.fromDate)}起${p.toDate === null ? '' : `至${w.day(p.toDate)}`}由您代理，已到的货也请接管。`,
      }),
      en: (p, w) => ({
        title: `You stand in for ${w.name(p.community)}`,
        text: `From ${w.day(p.fromDate)}${p.toDate === null ? '' : ` to ${w.day(p.toDate)}`}, also for what has already arrived.`,
      }),
      es: (p, w) => ({
        title: `Sustituyes en ${w.name(p.community)}`,
        text: `Desde el ${w.day(p.fromDate)}${p.toDate === null ? '' : ` hasta el ${w.day(p.toDate)}`}, también con lo que ya llegó.`,
      }),
    },
  }),
  'absence.ended': template<{ community: Names }>({
    isMailed: false,
    say: {
      'zh-CN': (p, w) => ({
        title: `${w.name(p.community)}的代理已结束`,
        text: '原团长已回来，感谢您的帮助。',
      }),
      en: (p, w) => ({
        title: `Standing in for ${w.name(p.community)} has ended`,
        text: 'The leader is back. Thank you for your help.',
      }),
      es: (p, w) => ({
        title: `La sustitución en ${w.name(p.community)} terminó`,
        text: 'El líder ha vuelto. Gracias por tu ayuda.',
      }),
    },
  }),
}
