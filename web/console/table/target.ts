/** Where a row leads: a page, or the same page with a side panel. */
export interface Target {
  to: string
  params?: Record<string, string>
  search?: (before: Record<string, unknown>) => Record<string, unknown>
}
