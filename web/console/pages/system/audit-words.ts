import { m } from '../../../i18n/index.ts'

const ACTIONS: Record<string, () => string> = {
  signInByCode: m.console_audit_op_sign_in_by_code,
  signInByPassword: m.console_audit_op_sign_in_by_password,
  signInByPasskey: m.console_audit_op_sign_in_by_passkey,
  signOut: m.console_audit_op_sign_out,
  endSessionsOf: m.console_audit_op_end_sessions_of,
  changePassword: m.console_audit_op_change_password,
  giveTemporaryPassword: m.console_audit_op_give_temporary_password,
  giveGrant: m.console_audit_op_give_grant,
  revokeGrant: m.console_audit_op_revoke_grant,
  giveOperatorGrant: m.console_audit_op_give_operator_grant,
  createStaff: m.console_audit_op_create_staff,
  erasePerson: m.console_audit_op_erase_person,
  approveErasure: m.console_audit_op_approve_erasure,
  declineErasure: m.console_audit_op_decline_erasure,
  changeRegion: m.console_audit_op_change_region,
  setSetting: m.console_audit_op_set_setting,
  setOperatorSetting: m.console_audit_op_set_operator_setting,
  createCommunity: m.console_audit_op_create_community,
  changeCommunity: m.console_audit_op_change_community,
  closeCommunity: m.console_audit_op_close_community,
  createStation: m.console_audit_op_create_station,
  changeStation: m.console_audit_op_change_station,
  createProduct: m.console_audit_op_create_product,
  changeProduct: m.console_audit_op_change_product,
  importGoods: m.console_audit_op_import_goods,
  changePriceList: m.console_audit_op_change_price_list,
  createWindow: m.console_audit_op_create_window,
  changeWindow: m.console_audit_op_change_window,
  publishWindow: m.console_audit_op_publish_window,
  withdrawWindow: m.console_audit_op_withdraw_window,
  setOffers: m.console_audit_op_set_offers,
  cutPrice: m.console_audit_op_cut_price,
  placeOrders: m.console_audit_op_place_orders,
  placeOrdersForResident: m.console_audit_op_place_orders_for_resident,
  placeOrdersAtCounter: m.console_audit_op_place_orders_at_counter,
  cancelOrder: m.console_audit_op_cancel_order,
  refundOrder: m.console_audit_op_refund_order,
  takeCashForOrder: m.console_audit_op_take_cash_for_order,
  writePurchaseOrder: m.console_audit_op_write_purchase_order,
  sendPurchaseOrder: m.console_audit_op_send_purchase_order,
  confirmPurchaseOrder: m.console_audit_op_confirm_purchase_order,
  declinePurchaseOrder: m.console_audit_op_decline_purchase_order,
  cancelPurchaseOrder: m.console_audit_op_cancel_purchase_order,
  turnToSecondSource: m.console_audit_op_turn_to_second_source,
  shipGoods: m.console_audit_op_ship_goods,
  receiveGoods: m.console_audit_op_receive_goods,
  closeReceiving: m.console_audit_op_close_receiving,
  correctStock: m.console_audit_op_correct_stock,
  approveStockCorrection: m.console_audit_op_approve_stock_correction,
  openSortingWave: m.console_audit_op_open_sorting_wave,
  markSortedLines: m.console_audit_op_mark_sorted_lines,
  unmarkSortedLines: m.console_audit_op_unmark_sorted_lines,
  finishSorting: m.console_audit_op_finish_sorting,
  planLoads: m.console_audit_op_plan_loads,
  dispatchLoad: m.console_audit_op_dispatch_load,
  arriveAtStop: m.console_audit_op_arrive_at_stop,
  returnLoad: m.console_audit_op_return_load,
  confirmDelivery: m.console_audit_op_confirm_delivery,
  reportDiscrepancies: m.console_audit_op_report_discrepancies,
  resolveDiscrepancy: m.console_audit_op_resolve_discrepancy,
  lookUpPickup: m.console_audit_op_look_up_pickup,
  handOver: m.console_audit_op_hand_over,
  undoHandover: m.console_audit_op_undo_handover,
  resolveHandoverConflict: m.console_audit_op_resolve_handover_conflict,
  decideUncollected: m.console_audit_op_decide_uncollected,
  addProofPicture: m.console_audit_op_add_proof_picture,
  raiseClaim: m.console_audit_op_raise_claim,
  decideClaim: m.console_audit_op_decide_claim,
  arbitrateClaim: m.console_audit_op_arbitrate_claim,
  declareIncident: m.console_audit_op_declare_incident,
  approveLeader: m.console_audit_op_approve_leader,
  rejectLeader: m.console_audit_op_reject_leader,
  changeLeaderLevel: m.console_audit_op_change_leader_level,
  exitLeader: m.console_audit_op_exit_leader,
  setCommissionRate: m.console_audit_op_set_commission_rate,
  createSupplier: m.console_audit_op_create_supplier,
  suspendSupplier: m.console_audit_op_suspend_supplier,
  requestLeaderPayout: m.console_audit_op_request_leader_payout,
  approvePayout: m.console_audit_op_approve_payout,
  makePayoutBatch: m.console_audit_op_make_payout_batch,
  depositToWallet: m.console_audit_op_deposit_to_wallet,
  depositCash: m.console_audit_op_deposit_cash,
  addSupplierUser: m.console_audit_op_add_supplier_user,
  makeOffer: m.console_audit_op_make_offer,
  addBuilding: m.console_audit_op_add_building,
  serveCommunity: m.console_audit_op_serve_community,
}

/** What was done, in words; what has none yet is shown by the operation’s own name. */
export const actionName = (action: string): string => ACTIONS[action]?.() ?? action

/** All that is said in words, by those words. */
export const actionChoices = (): { value: string; label: string }[] =>
  Object.keys(ACTIONS)
    .map((action) => ({ value: action, label: actionName(action) }))
    .toSorted((one, other) => one.label.localeCompare(other.label))

const KINDS: Record<string, () => string> = {
  person: m.console_audit_kind_person,
  region: m.console_audit_kind_region,
  resident: m.console_audit_kind_resident,
  community: m.console_audit_kind_community,
  station: m.console_audit_kind_station,
  supplier: m.console_audit_kind_supplier,
  leader: m.console_audit_kind_leader,
  order: m.console_audit_kind_order,
  date: m.console_audit_kind_date,
  offer: m.console_audit_kind_offer,
  purchaseOrder: m.console_audit_kind_purchase_order,
  product: m.console_audit_kind_product,
  sku: m.console_audit_kind_sku,
  claim: m.console_audit_kind_claim,
  window: m.console_audit_kind_window,
  vehicle: m.console_audit_kind_vehicle,
  load: m.console_audit_kind_load,
  stop: m.console_audit_kind_stop,
  payout: m.console_audit_kind_payout,
  grant: m.console_audit_kind_grant,
  discrepancy: m.console_audit_kind_discrepancy,
  receipt: m.console_audit_kind_receipt,
  shipment: m.console_audit_kind_shipment,
  building: m.console_audit_kind_building,
  user: m.console_audit_kind_user,
  name: m.console_audit_kind_name,
  'purchase-order': m.console_audit_kind_purchase_order,
}

const kindName = (kind: string): string => KINDS[kind]?.() ?? kind

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** What it was done to: the kind in words, and the end of its id, which tells ids apart. */
export function subjectName({
  subjectKind,
  subjectId,
}: {
  subjectKind: string
  subjectId: string
}) {
  const id = UUID.test(subjectId) ? `…${subjectId.slice(-8)}` : subjectId
  return `${kindName(subjectKind)} ${id}`.trim()
}
