import { template } from './template.ts'

interface PaidOut {
  amountMinor: number
  taxMinor: number
  /** ISO 4217 */
  currency: string
}

export const settlementTemplates = {
  'payout.paid': template<PaidOut>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `${w.money(p.amountMinor, p.currency)} 已打款`,
        text: `款项已转入您的银行账户${p.taxMinor > 0 ? `，代扣税款${w.money(p.taxMinor, p.currency)}` : ''}。`,
      }),
      en: (p, w) => ({
        title: `${w.money(p.amountMinor, p.currency)} is paid out`,
        text: `The money is at your bank account${p.taxMinor > 0 ? `, after tax of ${w.money(p.taxMinor, p.currency)}` : ''}.`,
      }),
      es: (p, w) => ({
        title: `Se han pagado ${w.money(p.amountMinor, p.currency)}`,
        text: `El dinero está en tu cuenta bancaria${p.taxMinor > 0 ? `, menos ${w.money(p.taxMinor, p.currency)} de impuestos` : ''}.`,
      }),
    },
  }),
  'payout.failed': template<PaidOut>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `打款 ${w.money(p.amountMinor, p.currency)} 未成功`,
        text: '银行退回了这笔款项。请核对您的收款账户，我们会再次打款。',
      }),
      en: (p, w) => ({
        title: `The payout of ${w.money(p.amountMinor, p.currency)} did not go through`,
        text: 'The bank sent it back. Please check your bank account; we will try again.',
      }),
      es: (p, w) => ({
        title: `El pago de ${w.money(p.amountMinor, p.currency)} no se completó`,
        text: 'El banco lo devolvió. Revisa tu cuenta bancaria; lo intentaremos de nuevo.',
      }),
    },
  }),
  'statement.closed': template<{
    number: string
    totalMinor: number
    currency: string
    /** YYYY-MM-DD */
    dueOn: string
    disputableUntil: string
  }>({
    isMailed: true,
    say: {
      'zh-CN': (p, w) => ({
        title: `对账单 ${p.number}：${w.money(p.totalMinor, p.currency)}`,
        text: `付款日${w.day(p.dueOn)}。如有异议，请在${w.day(p.disputableUntil)}前提出。`,
      }),
      en: (p, w) => ({
        title: `Statement ${p.number}: ${w.money(p.totalMinor, p.currency)}`,
        text: `It is due on ${w.day(p.dueOn)}. Lines can be disputed until ${w.day(p.disputableUntil)}.`,
      }),
      es: (p, w) => ({
        title: `Estado de cuenta ${p.number}: ${w.money(p.totalMinor, p.currency)}`,
        text: `Vence el ${w.day(p.dueOn)}. Puedes reclamar hasta el ${w.day(p.disputableUntil)}.`,
      }),
    },
  }),
}
