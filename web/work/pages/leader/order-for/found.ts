export interface Found {
  id: string
  name: string
}
