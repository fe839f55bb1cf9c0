/** Addresses of everything that is printed. */
export const printPaths = {
  all: () => '/print',
  /** By community; the page changes it, in its address. */
  sortingLists: (station: string, date: string) => `/print/sorting/${station}/${date}`,
  matrix: (station: string, date: string) => `/print/matrix/${station}/${date}`,
  deliveryNotes: (load: string) => `/print/notes/${load}`,
  pickupSlips: (community: string, date: string) => `/print/slips/${community}/${date}`,
  bagLabels: (station: string, date: string) => `/print/bags/${station}/${date}`,
  lotLabels: (purchaseOrder: string) => `/print/lots/${purchaseOrder}`,
  /** On paper of 58 mm; the page changes it. */
  receipt: (order: string) => `/print/receipt/${order}`,
}
