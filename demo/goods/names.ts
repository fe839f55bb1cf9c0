export interface DemoNames {
  'zh-CN': string
  en: string
  es: string
}

export const names = (zh: string, en: string, es: string): DemoNames => ({ 'zh-CN': zh, en, es })
