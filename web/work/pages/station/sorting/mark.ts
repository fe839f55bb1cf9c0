export interface Mark {
  orderId: string
  lineNumber: number
  quantity?: number
  grossGrams?: number
  tareGrams?: number
  scaleCode?: string
}
