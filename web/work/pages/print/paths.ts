/** Addresses of everything that is printed. */
export const printPaths = {
  all: () => '/print',
  sortingLists: (station: string, date: string, by: 'grid' | 'community' | 'order' = 'community') =>
    `/print/sorting/${station}/${date}?by=${by}`,
  matrix: (station: string, date: string) => `/print/matrix/${station}/${date}`,
  deliveryNotes: (load: string) => `/print/notes/${load}`,
  pickupSlips: (community: string, date: string) => `/print/slips/${community}/${date}`,
  bagLabels: (station: string, date: string) => `/print/bags/${station}/${date}`,
  lotLabels: (purchaseOrder: string) => `/print/lots/${purchaseOrder}`,
  receipt: (order: string, width: 58 | 80 = 58) => `/print/receipt/${order}?width=${width}`,
}
