import type { Locale } from '#identity'
import type { Role } from '#platform/access'
import { template } from './template.ts'

const ROLE_NAMES: Record<Role, Record<Locale, string>> = {
  admin: { 'zh-CN': '管理员', en: 'administrator', es: 'administrador' },
  operations: { 'zh-CN': '运营', en: 'operations', es: 'operaciones' },
  buyer: { 'zh-CN': '采购', en: 'buyer', es: 'compras' },
  finance: { 'zh-CN': '财务', en: 'finance', es: 'finanzas' },
  support: { 'zh-CN': '客服', en: 'support', es: 'atención' },
  marketing: { 'zh-CN': '市场', en: 'marketing', es: 'marketing' },
  supervisor: { 'zh-CN': '督导', en: 'supervisor', es: 'supervisión' },
  leader: { 'zh-CN': '团长', en: 'group leader', es: 'líder de grupo' },
  leader_helper: { 'zh-CN': '团长助手', en: 'leader’s helper', es: 'ayudante de líder' },
  station_manager: { 'zh-CN': '站长', en: 'station manager', es: 'jefe de estación' },
  station_staff: { 'zh-CN': '站点员工', en: 'station staff', es: 'personal de estación' },
  courier: { 'zh-CN': '配送员', en: 'courier', es: 'repartidor' },
  supplier: { 'zh-CN': '供应商', en: 'supplier', es: 'proveedor' },
}

export const peopleTemplates = {
  'role.given': template<{ role: Role }>({
    isMailed: true,
    say: {
      'zh-CN': (p) => ({
        title: `您获得了新角色：${ROLE_NAMES[p.role]['zh-CN']}`,
        text: '立即生效。如非您本人所知，请联系管理员。',
      }),
      en: (p) => ({
        title: `You have a new role: ${ROLE_NAMES[p.role].en}`,
        text: 'It holds from now on. If you did not expect it, tell an administrator.',
      }),
      es: (p) => ({
        title: `Tienes un nuevo papel: ${ROLE_NAMES[p.role].es}`,
        text: 'Vale desde ahora. Si no lo esperabas, avisa a un administrador.',
      }),
    },
  }),
  'role.revoked': template<{ role: Role }>({
    isMailed: true,
    say: {
      'zh-CN': (p) => ({
        title: `角色已收回：${ROLE_NAMES[p.role]['zh-CN']}`,
        text: '立即生效。',
      }),
      en: (p) => ({
        title: `A role was taken back: ${ROLE_NAMES[p.role].en}`,
        text: 'It ends now.',
      }),
      es: (p) => ({
        title: `Se retiró un papel: ${ROLE_NAMES[p.role].es}`,
        text: 'Termina ahora.',
      }),
    },
  }),
}
