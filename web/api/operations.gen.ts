// Made from the OpenAPI description by `npm run generate`; do not edit.
import { operation } from './operation.ts'

export type Absence = { id: string; leaderId: string; leaderName: string; substituteId: string; substituteName: string; startsAt: string; endsAt: string | null; why: string; takenOverAt: string | null; endedAt: string | null }

export type Address = { id: string; residentId: string; label: string; recipient: string; phone: string | null; address: string; buildingId: string | null; room: string; latitude: number | null; longitude: number | null; isDefault: boolean }

export type AddressBody = { label: string; recipient: string; phone: string | null; address: string; buildingId: string | null; room: string; latitude: number | null; longitude: number | null; isDefault: boolean }

export type AuditEntries = { items: ({ id: string; actorId: string | null; actorName: string | null; action: string; subjectKind: string; subjectId: string; details: Record<string, unknown>; address: string | null; requestId: string | null; occurredAt: string })[]; nextCursor?: string }

export type Building = { id: string; communityId: string; name: string; householdCount: number }

export type BuildingBody = { name: string; householdCount: number }

export type Cash = { id: string; holderKind: "leader" | "station"; holderId: string; owedMinor: number; countedMinor: number; differenceMinor: number; slip: string; pictureId: string | null; countedBy: string; countedAt: string; writtenOffMinor: number | null; writtenOffAt: string | null; writtenOffWhy: string | null }

export type CashRepayment = { id: string; holderKind: "leader" | "station"; holderId: string; amountMinor: number; slip: string; pictureId: string | null; paidBy: string; paidAt: string }

export type Category = { id: string; code: string; parentId: string | null; name: Name6; sort: number; taxCode: string | null; taxRateBasisPoints: number | null; labelFields: ("netContent" | "ingredients" | "allergens" | "producer" | "producerAddress" | "licence" | "standard" | "storageAdvice" | "warnings" | "origin" | "shelfLifeDays")[]; version: number; archivedAt: string | null }

export type Claim = { id: string; orderId: string; lineNumber: number; skuId: string; name: Name; measure: "piece" | "case" | "about" | "weighed"; supplierId: string | null; communityId: string; pickupDate: string; reason: "damaged" | "spoiled" | "missing" | "wrong" | "quality" | "short-weight" | "other"; wish: "refund" | "again"; quantity: number; askedMinor: number; raisedAt: string; state: "waiting" | "decided" | "objected" | "final"; decision: "refund" | "again" | "reject" | null; decidedAt: string | null; isByRule: boolean | null; refundedMinor: number; refundedQuantity: number; bearerKind: "supplier" | "operator" | "station" | "courier" | "leader" | null; bearerId: string | null; why: string | null; objectableUntil: string | null; orderNumber: string; residentId: string | null; residentName: string | null; leaderId: string | null; note: string; pictureIds: (string)[]; raisedAs: "resident" | "leader" | "support"; waitsFor: string | null; replacement: { state: "promised" | "taken" | "handed-over" | "given-up"; quantity: number; pickupDate: string; deadlineAt: string; takenAt: string | null; handedOverAt: string | null } | null }

export type ClaimPicture = { id: string; address: string; widthPx: number; heightPx: number; sizeBytes: number }

export type CommissionRate = { id: string; scope: "leader" | "level" | "sku"; scopeKey: string; rateBasisPoints: number | null; inForceFrom: string; setBy: string | null; setAt: string }

export type Communities = { rows: number; created: number; changed: number; skipped: number; problems: ({ line: number; column: string; reason: string })[]; notes: (string)[] }

export type Community = { id: string; code: string; name: string; address: string; latitude: number | null; longitude: number | null; outline: ((number)[])[] | null; householdCount: number; traits: Traits; deliveryWeekdays: (number)[]; minimumOrderMinor: number; version: number; closedAt: string | null; closedWhy: string | null }

export type Crates = { stationId: string; stationCode: string; stationName: string; crates: number; iceBoxes: number; countedAt: string | null }

export type Delivery = { communityId: string; pickupDate: string; confirmBy: string | null; arrivals: ({ id: string; stationId: string; loadId: string | null; arrivedAt: string; confirmBy: string; confirmedAt: string | null; confirmedBy: string | null })[]; bags: ({ id: string; orderId: string; shortNumber: number; bagNumber: number; bagCount: number; storage: "ambient" | "chilled" | "frozen"; slot: number; lineNumbers: (number)[]; arrivedAt: string | null; isReady: boolean })[]; skus: ({ skuId: string; name: Name; measure: string; quantity: number })[]; discrepancies: (Discrepancy)[] }

export type DeliveryCalendar = { weekdays: (number)[]; closed: (string)[]; extra: (string)[] }

export type Description = { 'zh-CN'?: string; en?: string; es?: string }

export type Discrepancy = { id: string; communityId: string; pickupDate: string; stationId: string; loadId: string | null; kind: "missing" | "damaged" | "surplus"; reportedAs: "missing" | "surplus" | "wrong" | "damaged"; skuId: string; orderId: string | null; lineNumber: number | null; bagId: string | null; quantity: number; matchedQuantity: number; redeliveredQuantity: number; settledQuantity: number; stage: "transport" | "leader"; pictureIds: (string)[]; note: string; reportedAt: string; resolution: "redelivered" | "refunded" | "returned" | "written-off" | null; resolvedAt: string | null; resolvedWhy: string | null }

export type Discrepancy2 = { kind: "missing" | "surplus" | "wrong" | "damaged"; skuId?: string; orderId?: string; lineNumber?: number; bagId?: string; foundBagId?: string; quantity?: number; pictureIds?: (string)[]; note?: string }

export type DoorDelivery = { id: string; orderId: string; communityId: string; pickupDate: string; residentId: string | null; feeMinor: number; paidHow: "wallet" | "cash" | "none"; recipient: string; address: string; room: string; note: string; state: "asked" | "accepted" | "done" | "cancelled"; askedAt: string; acceptedAt: string | null; acceptedBy: string | null; leaderId: string | null; doneAt: string | null; cancelledAt: string | null; cancelledWhy: string | null }

export type Draft = { checkoutId: string; channel: "shop" | "leader" | "counter" | "phone"; currency: string; totalMinor: number; placedAt: string; orders: ({ id: string; number: string; windowId: string; communityId: string; stationId: string; fulfilment: "pickup" | "delivery"; pickupDate: string; slot: string | null; shortNumber: number; goodsMinor: number; feeMinor: number; taxMinor: number; totalMinor: number; cashDueMinor: number; state: "awaiting_payment" | "placed" | "collected" | "returned" | "lacking" | "cancelled" | "expired"; holdUntil: string | null })[]; payments: ({ id: string; method: "wallet" | "cash" | "sandbox"; amountMinor: number; state: "captured" | "pending" | "due" })[] }

export type Draft2 = { id: string; batchId: string; communityId: string; windowId: string; lineText: string; neighbourName: string; residentId: string | null; items: ({ offerId: string; quantity: number; text: string })[]; problems: ({ code: "unknown-goods" | "several-goods" | "no-quantity" | "no-name" | "no-goods"; text: string; offerIds: (string)[]; quantities: (number | null)[]; count: number | null; grams: number | null })[]; createdAt: string }

export type Erasure = { id: string; residentId: string; residentName: string; communityId: string; why: string; askedAt: string; askedBy: string }

export type ErrorEntries = { items: ({ eventId: string; lineNumber: number; day: string; stage: "supplier" | "receipt" | "stock" | "sorting" | "transport" | "leader" | "handover" | "aftersales" | "cash" | "unknown"; kind: "short" | "refused" | "claim" | "missing" | "damaged" | "surplus" | "wrong" | "written-off" | "adjusted-less" | "adjusted-more" | "counted-less" | "counted-more" | "transfer-less" | "transfer-more" | "undone" | "cash-short" | "cash-over"; personId: string | null; supplierId: string | null; communityId: string | null; stationId: string | null; skuId: string | null; orderId: string | null; quantity: number; costMinor: number; subjectKind: string; subjectId: string; occurredAt: string })[]; nextCursor?: string }

export type Errors = { from: string; to: string; by: "stage" | "kind" | "person" | "supplier" | "community" | "station" | "day" | "sku"; errors: number; costMinor: number; groups: ({ key: string | null; label: string | null; errors: number; costMinor: number })[] }

export type Finding = { code: "no-offers" | "no-communities" | "window-over" | "pickup-before-cutoff" | "pickup-not-delivered" | "community-not-delivered" | "receiving-closed" | "no-pickup-point" | "cutoff-order" | "goods-archived" | "not-listed" | "tax-missing" | "label-missing" | "picture-missing" | "storage-missing" | "supplier-suspended" | "licence-expired" | "lead-time" | "cost-unknown" | "below-cost" | "low-margin" | "weighed-step" | "nothing-to-sell"; severity: "error" | "warning"; offerId: string | null; details: Record<string, unknown> }

export type Good = { listingId: string; skuId: string; name: string; unit: string; measure: "piece" | "case" | "about" | "weighed"; piecesPerCase: number | null; aboutGrams: number | null; stepGrams: number | null; minimumGrams: number | null; priceMinor: number; limitPerResident: number | null; productId: string; categoryId: string; brand: string; storage: "ambient" | "chilled" | "frozen"; pictureId: string | null }

export type Good2 = { skuId: string; name: Name; measure: "piece" | "case" | "about" | "weighed"; quantity: number; pictureId: string | null }

export type Goods = { id: string; purchaseOrderId: string; expectedAt: string; shippedAt: string; arrivedAt: string | null; lines: ({ skuId: string; quantity: number; lotCode: string | null; expiresOn: string | null })[] }

export type Grant = { id: string; role: "admin" | "operations" | "buyer" | "finance" | "support" | "marketing" | "supervisor" | "leader" | "leader_helper" | "station_manager" | "station_staff" | "courier" | "supplier"; regionId: string | null; communityId: string | null; stationId: string | null; supplierId: string | null; personId: string; givenBy: string | null; givenAt: string }

export type GrantBody = { personId: string; role: "admin" | "operations" | "buyer" | "finance" | "support" | "marketing" | "supervisor" | "leader" | "leader_helper" | "station_manager" | "station_staff" | "courier" | "supplier"; communityId?: string; stationId?: string; supplierId?: string }

export type Grants = { items: ({ id: string; role: "admin" | "operations" | "buyer" | "finance" | "support" | "marketing" | "supervisor" | "leader" | "leader_helper" | "station_manager" | "station_staff" | "courier" | "supplier"; regionId: string | null; communityId: string | null; stationId: string | null; supplierId: string | null; personId: string; givenBy: string | null; givenAt: string; personName: string })[]; nextCursor?: string }

export type Handover = { id: string; orderId: string; communityId: string; stationId: string; method: "digits" | "token" | "slip" | "phone" | "picture"; why: "collected" | "delivered"; handedBy: string; handedAt: string; recordedAt: string; bagCount: number; cashMinor: number; undoneAt: string | null }

export type HandoverConflict = { id: string; orderId: string; communityId: string; kind: "handed-over-twice" | "refunded" | "cancelled" | "returned" | "unpaid" | "cash-over" | "cash-short"; handoverId: string | null; deviceId: string; itemId: string; handedBy: string; handedAt: string; cashMinor: number; recordedAt: string; resolvedAt: string | null; resolvedBy: string | null; resolution: "cash-returned" | "cash-credited" | "settled" | null; resolvedWhy: string | null }

export type HandoverConflicts = { items: (HandoverConflict)[]; nextCursor?: string }

export type Helper = { id: string; residentId: string; name: string; leaderId: string; givenAt: string }

export type Holder = { kind: "leader" | "station"; id: string }

export type Hour = { weekday: number; opensAt: string; closesAt: string }

export type Hour2 = { weekday: number; opensAt: string; closesAt: string }

export type Household = { id: string; name: string; code: string; createdAt: string; members: ({ residentId: string; name: string; hasLogin: boolean })[] }

export type Incident = { id: string; kind: "lot" | "load" | "sku-day"; lotId: string | null; loadId: string | null; skuId: string | null; pickupDate: string | null; stationId: string | null; what: string; shareBasisPoints: number; bearerKind: "supplier" | "operator" | "station" | "courier" | "leader"; bearerId: string | null; declaredBy: string; declaredAt: string; state: "declared" | "refunding" | "finished"; lines: number; orders: number; residents: number; communities: number; refundedLines: number; toldResidents: number; refundedMinor: number; stockStoppedAt: string | null; stockStoppedQuantity: number; finishedAt: string | null }

export type Invoice = { id: string; number: string; orderId: string; originalId: string | null; buyerTitle: string; buyerTaxNumber: string | null; lines: ({ lineNumber: number; name: Name; taxCode: string; rateBasisPoints: number; quantity: number; measure: string; netMinor: number; taxMinor: number; grossMinor: number })[]; netMinor: number; taxMinor: number; grossMinor: number; issuedAt: string }

export type Key = { keyId: string; pem: string }

export type Kind = { kind: string; amountMinor: number; entries: number }

export type Label = { netContent?: string; ingredients?: string; allergens?: string; producer?: string; producerAddress?: string; licence?: string; standard?: string; storageAdvice?: string; warnings?: string }

export type LabelPrint = { id: string; bagIds: (string)[]; reprintedCount: number; why: string; printedAt: string; printedBy: string }

export type Leader = { id: string; code: string | null; name: string; phone: string | null; state: "applied" | "approved" | "rejected" | "exited"; level: "standard" | "silver" | "gold" | "partner"; hours: (Hour)[]; pickupStationId: string | null; communities: ({ communityId: string; isMain: boolean })[]; application: { communityIds: (string)[]; pickupStationId: string | null; message: string }; appliedAt: string; approvedAt: string | null; rejectedAt: string | null; rejectedWhy: string | null; exitedAt: string | null; exitedWhy: string | null; version: number }

export type LeaderBankAccount = { bankName: string | null; accountEnding: string | null; setAt: string | null }

export type LeaderBankAccountBody = { holderName: string; bankName: string; accountNumber: string }

export type LeaderEarning = { id: string; kind: "earned" | "clawback" | "reversal" | "loss" | "door-fee" | "adjustment"; amountMinor: number; orderId: string | null; orderNumber: string | null; pickupDate: string | null; lineNumber: number | null; lineName: Name | null; subjectId: string | null; dueMinor: number | null; netMinor: number | null; basisPoints: number | null; reason: string; causeId: string; enteredBy: string | null; earnedAt: string; maturesAt: string; maturedAt: string | null; payoutId: string | null }

export type LeaderEarnings = { balance: { currency: string; pendingMinor: number; availableMinor: number; underWayMinor: number; paidMinor: number; taxMinor: number; cashOwedMinor: number }; items: (LeaderEarning)[]; nextCursor?: string }

export type LeaderPayouts = { items: ({ id: string; payeeKind: "leader" | "supplier" | "courier"; payeeId: string; state: "requested" | "approved" | "batched" | "failed" | "paid" | "cancelled"; currency: string; grossMinor: number; taxMinor: number; netMinor: number; period: string | null; requestedBy: string | null; requestedAt: string; approvedBy: string | null; approvedAt: string | null; batchId: string | null; attempts: number; paidAt: string | null; reference: string | null; failedAt: string | null; failedWhy: string | null; cancelledAt: string | null; cancelledWhy: string | null; earnedFrom: string | null; earnedUntil: string | null; entryCount: number })[]; nextCursor?: string }

export type Licence = { id: string; supplierId: string; kind: string; number: string; expiresOn: string; pictureId: string | null }

export type Line = { offerId: string; quantity: number }

export type Listing = { regionId: string; id: string; skuId: string; priceMinor: number; isListed: boolean; limitPerResident: number | null; version: number }

export type Load = { id: string; stationId: string; pickupDate: string; number: number; vehicleId: string; vehicleCode: string; isCold: boolean; courierId: string | null; courierName: string | null; departsAt: string | null; distanceMeters: number; bagCount: number; coldBagCount: number; crateCount: number; iceBoxCount: number; weightGrams: number; plannedAt: string; dispatchedAt: string | null; cratesOut: number | null; iceBoxesOut: number | null; returnedAt: string | null; stops: ({ id: string; position: number; stationId: string; stationName: string; address: string; latitude: number | null; longitude: number | null; communityIds: (string)[]; bagCount: number; coldBagCount: number; crateCount: number; iceBoxCount: number; weightGrams: number; arrivedAt: string | null; cratesLeft: number | null; iceBoxesLeft: number | null; cratesTaken: number | null; iceBoxesTaken: number | null; pictureId: string | null })[] }

export type Loads = { loads: (Load)[] }

export type Me = { id: string; name: string; phone: string | null; email: string | null; locale: "zh-CN" | "en" | "es"; picture: string | null; hasPassword: boolean; hasSecondFactor: boolean; passkeys: number; grants: ({ id: string; role: "admin" | "operations" | "buyer" | "finance" | "support" | "marketing" | "supervisor" | "leader" | "leader_helper" | "station_manager" | "station_staff" | "courier" | "supplier"; regionId: string | null; communityId: string | null; stationId: string | null; supplierId: string | null })[] }

export type MyClaims = { items: (Claim)[]; nextCursor?: string }

export type Name = { 'zh-CN'?: string; en?: string; es?: string }

export type Name2 = { 'zh-CN'?: string; en?: string; es?: string }

export type Name3 = { 'zh-CN'?: string; en?: string; es?: string }

export type Name4 = { 'zh-CN'?: string; en?: string; es?: string }

export type Name5 = { 'zh-CN'?: string; en?: string; es?: string }

export type Name6 = { 'zh-CN'?: string; en?: string; es?: string }

export type Neighbour = { id: string; communityId: string; name: string; buildingId: string | null; room: string; claimedAt: string; residentId: string | null; confirmedAt: string | null; rejectedAt: string | null; rejectedWhy: string | null }

export type Offer = { id: string; supplierId: string; skuId: string; costMinor: number; validFrom: string; caseSize: number; minimumQuantity: number; leadDays: number; lotRule: "required" | "optional"; validUntil: string | null; sourceRank: 1 | 2; state: "proposed" | "accepted" | "declined" | "withdrawn"; declinedWhy: string | null; createdAt: string; acceptedAt: string | null }

export type Offer2 = { listingId: string; priceMinor?: number | null; costMinor?: number | null; supplierId?: string | null; commissionBasisPoints?: number | null; limitPerResident?: number | null; cap?: number | null; stationId?: string | null; sort?: number; cutoff?: { days: number; time: string } | null }

export type Offer3 = { listingId: string; priceMinor?: number | null; costMinor?: number | null; supplierId?: string | null; commissionBasisPoints?: number | null; limitPerResident?: number | null; cap?: number | null; stationId?: string | null; sort?: number; cutoffAt?: string | null }

export type OfferBody = { why: string; orders: "cancel" | "keep" }

export type OpenDoors = { items: ({ id: string; orderId: string; communityId: string; pickupDate: string; residentId: string | null; feeMinor: number; paidHow: "wallet" | "cash" | "none"; recipient: string; address: string; room: string; note: string; state: "asked" | "accepted" | "done" | "cancelled"; askedAt: string; acceptedAt: string | null; acceptedBy: string | null; leaderId: string | null; doneAt: string | null; cancelledAt: string | null; cancelledWhy: string | null; cashToTakeMinor: number; orderNumber: string | null; shortNumber: number | null; stationName: string; phone: string | null })[]; nextCursor?: string }

export type Order = { id: string; number: string; supplierId: string; stationId: string; pickupDate: string; state: "held" | "sent" | "escalated" | "confirmed" | "declined" | "shipped" | "closed" | "cancelled"; secondSourceOf: string | null; version: number; createdAt: string; holdUntil: string; sentAt: string | null; answerBy: string | null; escalatedAt: string | null; confirmedAt: string | null; declinedAt: string | null; declinedWhy: string | null; cancelledAt: string | null; cancelledWhy: string | null; shippedAt: string | null; closedAt: string | null }

export type Order2 = { id: string; number: string; windowId: string; communityId: string; stationId: string; fulfilment: "pickup" | "delivery"; pickupDate: string; slot: string | null; shortNumber: number; goodsMinor: number; feeMinor: number; taxMinor: number; totalMinor: number; cashDueMinor: number; state: "awaiting_payment" | "placed" | "collected" | "returned" | "lacking" | "cancelled" | "expired"; holdUntil: string | null; residentId: string | null; residentName: string | null; leaderId: string | null; channel: string; currency: string; reducedMinor: number; openMinor: number; placedAt: string; paidAt: string | null; closedAt: string | null; closedWhy: "collected" | "delivered" | "returned" | "lacking" | null; cancelledAt: string | null; cancelledWhy: string | null; note: string; discountMinor: number; cancellableUntil: string; lines: ({ lineNumber: number; offerId: string; skuId: string; name: Name; pictureId: string | null; measure: "piece" | "case" | "about" | "weighed"; storage: "ambient" | "chilled" | "frozen"; quantity: number; unitPriceMinor: number; goodsMinor: number; discountMinor: number; taxRateBasisPoints: number; taxMinor: number; totalMinor: number; replacement: "yes" | "no" | "ask"; explanation: ({ what: string; amountMinor: number })[] })[]; reductions: ({ lineNumber: number; kind: "price-cut" | "withdrawn" | "short" | "weighed" | "claim" | "returned"; quantity: number; amountMinor: number; reducedAt: string })[] }

export type OrdersBody = { parts: (Part)[]; payments: (Payment2)[]; quoteToken?: string; leaderCode?: string; isCashTaken?: boolean }

export type Origin = { 'zh-CN'?: string; en?: string; es?: string }

export type Override = { communityId: string; listingId: string; isListed: boolean | null; priceMinor: number | null; version: number }

export type Part = { windowId: string; fulfilment: "pickup" | "delivery"; slot?: string; addressId?: string; note?: string; lines: ({ offerId: string; quantity: number; replacement?: "yes" | "no" | "ask" })[] }

export type Payment = { id: string; provider: string; state: "waiting" | "captured" | "failed" | "expired"; amountMinor: number; currency: string; isTopUp: boolean; redirectUrl: string | null; failedWhy: string | null; createdAt: string; expiresAt: string | null; capturedAt: string | null; orders: ({ orderId: string; amountMinor: number })[] }

export type Payment2 = { method: "wallet" | "cash" | "sandbox"; amountMinor?: number }

export type Payout = { id: string; payeeKind: "leader" | "supplier" | "courier"; payeeId: string; state: "requested" | "approved" | "batched" | "failed" | "paid" | "cancelled"; currency: string; grossMinor: number; taxMinor: number; netMinor: number; period: string | null; requestedBy: string | null; requestedAt: string; approvedBy: string | null; approvedAt: string | null; batchId: string | null; attempts: number; paidAt: string | null; reference: string | null; failedAt: string | null; failedWhy: string | null; cancelledAt: string | null; cancelledWhy: string | null }

export type Payout2 = { id: string; payeeKind: "leader" | "supplier" | "courier"; payeeId: string; state: "requested" | "approved" | "batched" | "failed" | "paid" | "cancelled"; currency: string; grossMinor: number; taxMinor: number; netMinor: number; period: string | null; requestedBy: string | null; requestedAt: string; approvedBy: string | null; approvedAt: string | null; batchId: string | null; attempts: number; paidAt: string | null; reference: string | null; failedAt: string | null; failedWhy: string | null; cancelledAt: string | null; cancelledWhy: string | null; payeeName: string | null }

export type PayoutBatch = { id: string; number: string; currency: string; payouts: number; totalMinor: number; madeBy: string; madeAt: string; sentAt: string | null }

export type PickupCode = { codeId: string; digits: string; token: string; qr: string; orderIds: (string)[]; shortNumber: number; communityId: string; stationId: string; pickupDate: string; version: number; validFrom: string; validUntil: string }

export type PickupSlot = { id: string; stationId: string; weekday: number; startsAt: string; endsAt: string; capacityOrders: number | null }

export type PrintOfStation = { id: string; kind: "sorting-list" | "matrix" | "delivery-note" | "pickup-slip" | "lot-label" | "receipt"; subject: string; communityId: string | null; stationId: string | null; supplierId: string | null; copies: number; earlier: number; why: string; printedAt: string; printedBy: string }

export type PrintOfStationBody = { kind: "sorting-list" | "matrix" | "delivery-note" | "pickup-slip" | "lot-label" | "receipt"; subject: string; copies: number; why?: string }

export type Prints = { items: (PrintOfStation)[]; nextCursor?: string }

export type Problem = { type: string; title: string; status: number; code: string; requestId: string }

export type Product = { id: string; code: string; categoryId: string; name: Name; description: Description; brand: string; origin: Origin; storage: "ambient" | "chilled" | "frozen"; shelfLifeDays: number | null; taxCode: string; taxRateBasisPoints: number; label: Label; pictureIds: (string)[]; version: number; archivedAt: string | null; archivedWhy: string | null; gaps: ("picture" | "tax" | "netContent" | "ingredients" | "allergens" | "producer" | "producerAddress" | "licence" | "standard" | "storageAdvice" | "warnings" | "origin" | "shelfLifeDays")[]; skus: (Sku)[] }

export type Proof = { phoneLastFour: string; name: string; pickupDate?: string }

export type Proof2 = { slip: string }

export type Proof3 = { token: string }

export type PurchaseOrder = { id: string; number: string; supplierId: string; stationId: string; pickupDate: string; state: "held" | "sent" | "escalated" | "confirmed" | "declined" | "shipped" | "closed" | "cancelled"; secondSourceOf: string | null; version: number; createdAt: string; holdUntil: string; sentAt: string | null; answerBy: string | null; escalatedAt: string | null; confirmedAt: string | null; declinedAt: string | null; declinedWhy: string | null; cancelledAt: string | null; cancelledWhy: string | null; shippedAt: string | null; closedAt: string | null; amountMinor: number; expectedMinor: number; lines: ({ skuId: string; quantity: number; costMinor: number; amountMinor: number; isWeighed: boolean; caseSize: number; lotRule: "required" | "optional"; confirmedQuantity: number | null; cutWhy: string | null; passedQuantity: number; expectedQuantity: number; expectedMinor: number; shippedQuantity: number; receivedQuantity: number; refusedQuantity: number })[]; shipments: (Goods)[] }

export type PurchaseOrders = { items: (Order)[]; nextCursor?: string }

export type QuarantinedNotification = { id: string; provider: string; eventId: string; kind: string; paymentId: string | null; body: Record<string, unknown>; receivedAt: string; quarantinedWhy: string | null; resolvedAt: string | null; resolution: string | null }

export type Quote = { currency: string; lines: ({ offerId: string; quantity: number; unitPriceMinor: number; goodsMinor: number; discountMinor: number; taxRateBasisPoints: number; taxMinor: number; totalMinor: number; steps: (Step)[] })[]; goodsMinor: number; discountMinor: number; feeMinor: number; taxMinor: number; totalMinor: number; steps: (Step)[]; faults: ({ code: "window-closed" | "not-served" | "not-offered" | "past-cutoff" | "wrong-quantity" | "below-minimum"; offerId?: string; details: Record<string, unknown> })[] }

export type Receipt = { id: string; purchaseOrderId: string | null; shipmentId: string | null; supplierId: string | null; why: string | null; isLate: boolean; receivedAt: string; receivedBy: string | null; lines: ({ id: string; skuId: string; lotId: string | null; quantity: number; refusedQuantity: number; refusedWhy: string | null; pictureIds: (string)[]; grade: "A" | "B" | "C" | null; temperatureTenths: number | null; expiresOn: string | null; costMinor: number; amountMinor: number; notes: (string)[] })[] }

export type Redeliveries = { items: (Redelivery)[]; nextCursor?: string }

export type Redelivery = { id: string; pickupDate: string; gapId: string; surplusId: string | null; skuId: string; quantity: number; fromStationId: string; toStationId: string; courierId: string | null; createdAt: string; doneAt: string | null; doneBy: string | null; cancelledAt: string | null; cancelledWhy: string | null }

export type Refund = { id: string; paymentId: string; orderId: string | null; amountMinor: number; currency: string; reason: string; route: "original" | "wallet" | "cash" | "bank"; state: "waiting" | "asked" | "failing" | "alerted" | "succeeded" | "rerouted"; issuedAt: string; attempts: number; lastError: string | null; nextTryAt: string | null; succeededAt: string | null; reroutedTo: string | null }

export type Region = { id: string; country: string; currency: string; timeZone: string; taxMode: "included" | "added"; name: Name4; deliveryCalendar: DeliveryCalendar; version: number }

export type Replacement = { id: string; orderId: string; lineNumber: number; skuId: string; withSkuId: string; name: Name; withName: { 'zh-CN'?: string; en?: string; es?: string }; quantity: number; soldPriceMinor: number; unitPriceMinor: number; state: "offered" | "accepted" | "declined" | "expired"; offeredAt: string; answerUntil: string | null; loweredMinor: number | null }

export type ReplacementsOfStation = { claimId: string; skuId: string; name: Name; quantity: number; communityId: string; residentId: string | null; orderNumber: string; shortNumber: number; state: "promised" | "taken" | "handed-over" | "given-up"; pickupDate: string }

export type Resident = { id: string; name: string; phone: string | null; communityId: string; buildingId: string | null; room: string; hasLogin: boolean; householdId: string | null; leaderId: string | null; ordersByResidentId: string | null; consent: { consentedAt: string; recordedBy: string; how: "spoken" | "paper" | "phone" } | null; joinedAt: string; version: number }

export type Residents = { items: (Resident)[]; nextCursor?: string }

export type ServingStation = { id: string; code: string; kind: "warehouse" | "grid" | "store" | "pickup"; name: string; address: string; latitude: number | null; longitude: number | null; hours: (Hour2)[]; capacityBags: number | null; storages: ("ambient" | "chilled" | "frozen")[]; version: number; closedAt: string | null; closedWhy: string | null; isPickupPoint: boolean }

export type Setting = { name: string; description: string; value: unknown; default: unknown; schema: Record<string, unknown>; source: "operator" | "region" | "community" | "station" | "default"; inForceFrom: string | null; scopes: ("operator" | "region" | "community" | "station")[]; isMoney: boolean }

export type SettingWriting = { id: string; scopeKind: "operator" | "region" | "community" | "station"; scopeId: string; value: unknown; inForceFrom: string; setBy: string | null; setByName: string | null; setAt: string }

export type Shortage = { offerId: string; wanted: number; left: number }

export type Sku = { id: string; productId: string; code: string; name: Name3; measure: "piece" | "case" | "about" | "weighed"; unit: Unit; piecesPerCase: number | null; aboutGrams: number | null; stepGrams: number | null; minimumGrams: number | null; netGrams: number | null; scaleCode: string | null; barcodes: (string)[]; version: number; archivedAt: string | null; archivedWhy: string | null }

export type Slot = { from: string; to: string }

export type SortingWave = { id: string; wave: number; isLast: boolean; allocatedAt: string; finishedAt: string | null; sortedAt: string | null; dispatchedAt: string | null; lineCount: number; bagCount: number; communities: ({ communityId: string; bagCount: number })[] }

export type Staff = { personId: string; password: string; until: string }

export type Statement = { id: string; supplierId: string; number: string; periodFrom: string; periodUntil: string; dueOn: string; totalMinor: number; postedMinor: number; entries: number; disputableUntil: string; closedAt: string; settledAt: string | null; payoutId: string | null }

export type Station = { id: string; code: string; kind: "warehouse" | "grid" | "store" | "pickup"; name: string; address: string; latitude: number | null; longitude: number | null; hours: (Hour2)[]; capacityBags: number | null; storages: ("ambient" | "chilled" | "frozen")[]; version: number; closedAt: string | null; closedWhy: string | null }

export type StationReturns = { items: (ToSupplier)[]; nextCursor?: string }

export type Stations = { items: (Station)[]; nextCursor?: string }

export type StationsBody = { table: string; dryRun: boolean; skipBadRows: boolean }

export type Step = { what: "list" | "community" | "window" | "goods" | "discount" | "fee" | "free-delivery" | "tax"; amountMinor: number }

export type StockCorrection = { id: string; stationId: string; kind: "adjusted" | "written-off"; reason: string; note: string; pictureIds: (string)[]; state: "waiting" | "booked" | "declined"; valueMinor: number | null; askedAt: string; askedBy: string; bookedAt: string | null; approvedBy: string | null; declinedAt: string | null; declinedBy: string | null; declinedWhy: string | null; lines: ({ lineNumber: number; skuId: string; lotId: string | null; quantity: number; valueMinor: number | null })[] }

export type StockCorrections = { items: (StockCorrection)[]; nextCursor?: string }

export type StockCount = { id: string; stationId: string; state: "open" | "waiting" | "booked" | "cancelled"; note: string; startedAt: string; startedBy: string; closedAt: string | null; closedBy: string | null; differenceValueMinor: number | null; bookedAt: string | null; approvedBy: string | null; cancelledAt: string | null; cancelledBy: string | null; cancelledWhy: string | null }

export type StockTransfer = { id: string; fromStationId: string; toStationId: string; state: "on-the-way" | "received" | "cancelled"; note: string; sentAt: string; sentBy: string; receivedAt: string | null; receivedBy: string | null; receivedNote: string; cancelledAt: string | null; cancelledBy: string | null; cancelledWhy: string | null; lines: ({ lineNumber: number; skuId: string; lotId: string | null; lotCode: string | null; quantity: number; receivedQuantity: number | null; temperatureTenths: number | null })[] }

export type StockTransfers = { items: (StockTransfer)[]; nextCursor?: string }

export type Supplier = { id: string; code: string; name: string; kind: "trader" | "farm" | "maker"; taxNumber: string | null; termsKind: "t_plus" | "half_month"; termsDays: number; contactName: string; contactPhone: string | null; address: string; version: number; suspendedAt: string | null; suspendedWhy: string | null }

export type SupplierBody = { amountMinor: number; why: string }

export type SupplierDispute = { id: string; supplierId: string; statementId: string; entryId: string; claimedMinor: number; why: string; raisedBy: string; raisedAt: string; resolvedAt: string | null; resolution: "granted" | "declined" | null; resolvedWhy: string | null; adjustmentMinor: number | null }

export type SupplierEntry = { id: string; kind: "delivered" | "claim" | "return" | "adjustment" | "dispute" | "carried-forward"; amountMinor: number; subjectKind: string; subjectId: string; skuId: string | null; quantity: number | null; reason: string; day: string; enteredBy: string | null; enteredAt: string; statementId: string | null }

export type SupplierUser = { id: string; personId: string; name: string; addedAt: string }

export type Surplus = { id: string; stationId: string; pickupDate: string; skuId: string; supplierId: string | null; demandQuantity: number; setAsideQuantity: number; caseSize: number; orderedQuantity: number; surplusQuantity: number; surplusDestination: "next-window" | "store" | "markdown" | "write-off" | null; surplusStationId: string | null; surplusDecidedAt: string | null; surplusDecidedBy: string | null; receivedQuantity: number; surplusState: "expected" | "waiting" | "settled" | null; surplusSettledAt: string | null; surplusSettledQuantity: number | null; surplusSubjectKind: "stock-transfer" | "stock-correction" | "window" | null; surplusSubjectId: string | null }

export type ToClaim = { id: string; orderId: string; lineNumber: number; skuId: string; name: Name; measure: "piece" | "case" | "about" | "weighed"; supplierId: string | null; communityId: string; pickupDate: string; reason: "damaged" | "spoiled" | "missing" | "wrong" | "quality" | "short-weight" | "other"; wish: "refund" | "again"; quantity: number; askedMinor: number; raisedAt: string; state: "waiting" | "decided" | "objected" | "final"; decision: "refund" | "again" | "reject" | null; decidedAt: string | null; isByRule: boolean | null; refundedMinor: number; refundedQuantity: number; bearerKind: "supplier" | "operator" | "station" | "courier" | "leader" | null; bearerId: string | null; why: string | null; objectableUntil: string | null; pictureCount: number }

export type ToSupplier = { id: string; stationId: string; supplierId: string; reason: string; note: string; pictureIds: (string)[]; costMinor: number; returnedAt: string; returnedBy: string; state: "set-aside" | "left" | "cancelled"; leftAt: string | null; cancelledAt: string | null; cancelledWhy: string; lines: ({ skuId: string; lotId: string | null; quantity: number; costMinor: number })[] }

export type ToWallet = { deposits: number; totalMinor: number }

export type Traits = { eldersBasisPoints?: number; childrenBasisPoints?: number; rentersBasisPoints?: number; hasLifts?: boolean; tags?: (string)[] }

export type Uncollected = { waiting: ({ orderId: string; number: string; shortNumber: number; pickupDate: string; communityId: string; name: string; phoneLastFour: string | null; deadlineAt: string; reminders: number; cashDueMinor: number; lines: ({ lineNumber: number; skuId: string; name: Name; measure: string; quantity: number })[] })[]; returned: ({ orderId: string; number: string; shortNumber: number; pickupDate: string; communityId: string; name: string; phoneLastFour: string | null; why: "overdue" | "given-up" | "cannot-wait"; note: string; returnedAt: string; decidedAt: string | null; lines: ({ lineNumber: number; skuId: string; name: Name; measure: string; quantity: number; fate: "restocked" | "marked-down" | "written-off"; decidedWhy: string; decidedNote: string })[] })[] }

export type Unit = { 'zh-CN'?: string; en?: string; es?: string }

export type Vehicle = { id: string; code: string; name: string; stationId: string | null; capacityBags: number; capacityCrates: number; capacityKg: number; courierId: string | null; isCold: boolean; version: number; retiredAt: string | null; retiredWhy: string | null }

export type WalletTransfers = { items: ({ id: string; debitAccount: string; creditAccount: string; amountMinor: number; code: string; orderId: string | null; occurredAt: string })[]; nextCursor?: string }

export type Window = { id: string; planId: string | null; name: Name2; opensAt: string; closesAt: string; pickupDate: string; slots: (Slot)[]; state: "draft" | "scheduled" | "open" | "closed" | "withdrawn"; version: number; publishedAt: string | null; acceptedWarnings: (string)[]; openedAt: string | null; closedAt: string | null; withdrawnAt: string | null; withdrawnWhy: string | null; withdrawnOrders: "cancel" | "keep" | null; offerCount: number; communityIds: (string)[] }

export type WindowPlan = { id: string; name: Name5; weekdays: (number)[]; opensTime: string; cutoffTime: string; cutoffDays: number; pickupDays: number; slots: (Slot)[]; communityIds: (string)[]; offers: (Offer2)[]; acceptsWarnings: boolean; plannedThrough: string | null; version: number; stoppedAt: string | null }

/** A batch as CSV with the accounts in clear, for the bank. */
export const downloadPayoutBatch = /* @__PURE__ */ operation<
  { region: string; batch: string },
  undefined,
  undefined
>('downloadPayoutBatch', 'POST', '/api/v1/regions/{region}/payout-batches/{batch}/files')

/** A batch with what is in it. */
export const getPayoutBatch = /* @__PURE__ */ operation<
  { region: string; batch: string },
  undefined,
  { id: string; number: string; currency: string; payouts: number; totalMinor: number; madeBy: string; madeAt: string; sentAt: string | null; attempts: ({ payoutId: string; payeeKind: "leader" | "supplier" | "courier"; payeeId: string; payeeName: string | null; attempt: number; amountMinor: number; bankName: string; accountEnding: string; status: "paid" | "failed" | null; reference: string | null; why: string | null })[] }
>('getPayoutBatch', 'GET', '/api/v1/regions/{region}/payout-batches/{batch}')

/** A claim as it stands. */
export const getOrderClaim = /* @__PURE__ */ operation<
  { region: string; claim: string },
  undefined,
  Claim
>('getOrderClaim', 'GET', '/api/v1/regions/{region}/order-claims/{claim}')

/** A claim picture, as WebP. */
export const getClaimPicture = /* @__PURE__ */ operation<
  { w?: 160 | 480 | 960; region: string; picture: string },
  undefined,
  undefined
>('getClaimPicture', 'GET', '/api/v1/regions/{region}/claim-pictures/{picture}')

/** A claim with all that whoever decides it should know. */
export const getClaimDetails = /* @__PURE__ */ operation<
  { region: string; claim: string },
  undefined,
  { claim: Claim; decisions: ({ number: number; kind: "rule" | "person" | "arbitration" | "no-stock" | "incident"; decision: "refund" | "again" | "reject"; amountMinor: number; quantity: number; bearerKind: "supplier" | "operator" | "station" | "courier" | "leader" | null; bearerId: string | null; why: string | null; decidedBy: string | null; decidedAt: string })[]; objections: ({ side: "resident" | "supplier" | "leader" | "station"; why: string; pictureIds: (string)[]; objectedAt: string })[]; line: { orderedQuantity: number; quantity: number; totalMinor: number; dueMinor: number; claimableQuantity: number } | null; timeline: ({ type: string; occurredAt: string; body: Record<string, unknown> })[]; day: { orderedQuantity: number | null; receivedQuantity: number | null; refusedQuantity: number | null; shortfalls: ({ stage: string; quantity: number; amountMinor: number })[]; freeQuantity: number; claims: ({ reason: "damaged" | "spoiled" | "missing" | "wrong" | "quality" | "short-weight" | "other"; claims: number; communities: number; quantity: number; askedMinor: number; refundedMinor: number })[]; incidents: ({ id: string; what: string; declaredAt: string })[] }; suggestedBearer: { bearerKind: "supplier" | "operator" | "station" | "courier" | "leader"; bearerId: string | null; stage: string } }
>('getClaimDetails', 'GET', '/api/v1/regions/{region}/order-claims/{claim}/details')

/** A community with its pickup point and next day of delivery. */
export const getCommunity = /* @__PURE__ */ operation<
  { region: string; community: string },
  undefined,
  { id: string; code: string; name: string; address: string; latitude: number | null; longitude: number | null; deliveryWeekdays: (number)[]; minimumOrderMinor: number; pickupStation: Station | null; nextDeliveryDate: string | null }
>('getCommunity', 'GET', '/api/v1/regions/{region}/communities/{community}')

/** A community with what is known of it. */
export const getCommunityProfile = /* @__PURE__ */ operation<
  { region: string; community: string },
  undefined,
  Community
>('getCommunityProfile', 'GET', '/api/v1/regions/{region}/communities/{community}/profile')

/** A count with what was counted, and once it is closed with what was expected. */
export const getStockCount = /* @__PURE__ */ operation<
  { region: string; station: string; count: string },
  undefined,
  { id: string; stationId: string; state: "open" | "waiting" | "booked" | "cancelled"; note: string; startedAt: string; startedBy: string; closedAt: string | null; closedBy: string | null; differenceValueMinor: number | null; bookedAt: string | null; approvedBy: string | null; cancelledAt: string | null; cancelledBy: string | null; cancelledWhy: string | null; lines: ({ skuId: string; lotId: string | null; countedQuantity: number; countedAt: string; countedBy: string; expectedQuantity?: number; difference?: number })[] }
>('getStockCount', 'GET', '/api/v1/regions/{region}/stations/{station}/counts/{count}')

/** A courier’s payouts. */
export const listCourierPayouts = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string; courier: string },
  undefined,
  LeaderPayouts
>('listCourierPayouts', 'GET', '/api/v1/regions/{region}/couriers/{courier}/payouts')

/** A leader, or an application. */
export const getLeader = /* @__PURE__ */ operation<
  { region: string; leader: string },
  undefined,
  Leader
>('getLeader', 'GET', '/api/v1/regions/{region}/leaders/{leader}')

/** A leader’s list: who ordered in a community, newest first. */
export const listOrdersOfCommunity = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; windowId?: string; pickupDate?: string; residentId?: string; shelf?: "awaiting-payment" | "to-fetch" | "done" | "refunded"; region: string; community: string },
  undefined,
  { items: ({ id: string; number: string; windowId: string; communityId: string; stationId: string; fulfilment: "pickup" | "delivery"; pickupDate: string; slot: string | null; shortNumber: number; goodsMinor: number; feeMinor: number; taxMinor: number; totalMinor: number; cashDueMinor: number; state: "awaiting_payment" | "placed" | "collected" | "returned" | "lacking" | "cancelled" | "expired"; holdUntil: string | null; residentId: string | null; residentName: string | null; leaderId: string | null; channel: string; currency: string; reducedMinor: number; openMinor: number; placedAt: string; paidAt: string | null; closedAt: string | null; closedWhy: "collected" | "delivered" | "returned" | "lacking" | null; cancelledAt: string | null; cancelledWhy: string | null; goods: (Good2)[]; residentPhone: string | null })[]; nextCursor?: string }
>('listOrdersOfCommunity', 'GET', '/api/v1/regions/{region}/communities/{community}/orders')

/** A leader’s payouts. */
export const listLeaderPayouts = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string; leader: string },
  undefined,
  LeaderPayouts
>('listLeaderPayouts', 'GET', '/api/v1/regions/{region}/leaders/{leader}/payouts')

/** A licence picture, as WebP. */
export const getLicencePicture = /* @__PURE__ */ operation<
  { w?: 160 | 480 | 960; region: string; picture: string },
  undefined,
  undefined
>('getLicencePicture', 'GET', '/api/v1/regions/{region}/licence-pictures/{picture}')

/** A listing of a region. */
export const readListing = /* @__PURE__ */ operation<
  { region: string; listing: string },
  undefined,
  Listing
>('readListing', 'GET', '/api/v1/regions/{region}/listings/{listing}')

/** A load with its stops. */
export const getLoad = /* @__PURE__ */ operation<
  { region: string; load: string },
  undefined,
  Load
>('getLoad', 'GET', '/api/v1/regions/{region}/loads/{load}')

/** A payment and how it stands. */
export const getPayment = /* @__PURE__ */ operation<
  { region: string; payment: string },
  undefined,
  Payment
>('getPayment', 'GET', '/api/v1/regions/{region}/payments/{payment}')

/** A payout, and what it is made of. */
export const explainPayout = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string; payout: string },
  undefined,
  { payout: Payout2; earnedFrom: string | null; earnedUntil: string | null; entryCount: number; taxMonth: string; monthGrossMinor: number; monthTaxMinor: number; openingMinor: number; explainedMinor: number; availableMinor: number; leftMinor: number; entries: (LeaderEarning)[]; statements: (Statement)[]; nextCursor?: string }
>('explainPayout', 'GET', '/api/v1/regions/{region}/payouts/{payout}')

/** A pickup day on one page: from orders to handover, and what needs someone. */
export const getDayBoard = /* @__PURE__ */ operation<
  { region: string; date: string },
  undefined,
  { pickupDate: string; serverTime: string; windows: ({ id: string; name: Name2; state: "draft" | "scheduled" | "open" | "closed" | "withdrawn"; opensAt: string; closesAt: string; pickupDate: string; orders: number; salesMinor: number })[]; orders: { orders: number; salesMinor: number; awaitingPayment: number; communities: number; residents: number; returning: number }; hours: { date: string; againstDate: string; today: (number)[]; against: (number)[] }; purchaseOrders: { orders: number; confirmed: number; declined: number; silent: number; shipped: number; arrived: number; nextExpectedAt: string | null; nextSupplierName: string | null }; short: { lines: number; linesShort: number; refundedMinor: number }; bags: { bags: number; sorted: number }; loads: { loads: number; dispatched: number; arrived: number }; handovers: { ready: number; handedOver: number; offline: number; returned: number }; claims: { open: number; withPictures: number; oldestAt: string | null; medianSeconds: number | null }; communities: ({ id: string; name: string; latitude: number | null; longitude: number | null; leaderName: string | null; forLeaderName: string | null; orders: number; salesMinor: number; bags: number; sorted: number; ready: number; handedOver: number; gaps: number; surpluses: number; state: "missing" | "handed-over" | "handing-over" | "arrived" | "on-the-way" | "sorted" | "sorting" | "ordered" })[]; alerts: ({ kind: "purchase-order-silent" | "purchase-order-declined" | "goods-missing" | "shipment-late" | "claims-waiting" | "payouts-waiting" | "handover-conflicts" | "window-held-back"; isUrgent: boolean; settledBy: "second-source" | "resolve-discrepancies" | "receive" | "decide-claims" | "approve-payouts" | "resolve-conflicts" | "check-window"; subjectId: string | null; stationId: string | null; name: string | null; goods: Name | null; since: string | null; count: number; further: number; quantity: number | null; isWeighed: boolean; amountMinor: number | null })[] }
>('getDayBoard', 'GET', '/api/v1/regions/{region}/day-board/{date}')

/** A picture of goods or their label, as WebP. */
export const getPicture = /* @__PURE__ */ operation<
  { w?: 160 | 480 | 960; region: string; picture: string },
  undefined,
  undefined
>('getPicture', 'GET', '/api/v1/regions/{region}/pictures/{picture}')

/** A plan that opens windows by itself. */
export const getWindowPlan = /* @__PURE__ */ operation<
  { region: string; plan: string },
  undefined,
  WindowPlan
>('getWindowPlan', 'GET', '/api/v1/regions/{region}/window-plans/{plan}')

/** A product with its SKUs and what it lacks. */
export const readProduct = /* @__PURE__ */ operation<
  { product: string },
  undefined,
  Product
>('readProduct', 'GET', '/api/v1/products/{product}')

/** A product with what of it a community can buy. */
export const readProductPage = /* @__PURE__ */ operation<
  { region: string; community: string; product: string },
  undefined,
  { id: string; name: string; description: string; categoryId: string; brand: string; origin: string; storage: "ambient" | "chilled" | "frozen"; shelfLifeDays: number | null; label: Record<string, unknown>; pictureIds: (string)[]; goods: (Good)[] }
>('readProductPage', 'GET', '/api/v1/regions/{region}/communities/{community}/products/{product}')

/** A profile picture, as WebP. */
export const getProfilePicture = /* @__PURE__ */ operation<
  { w?: 160 | 480 | 960; region: string; picture: string },
  undefined,
  undefined
>('getProfilePicture', 'GET', '/api/v1/regions/{region}/profile-pictures/{picture}')

/** A proof picture, as WebP. */
export const getProofPicture = /* @__PURE__ */ operation<
  { w?: 160 | 480 | 960; region: string; picture: string },
  undefined,
  undefined
>('getProofPicture', 'GET', '/api/v1/regions/{region}/proof-pictures/{picture}')

/** A purchase order with its lines and shipments. */
export const getPurchaseOrder = /* @__PURE__ */ operation<
  { region: string; purchaseOrder: string },
  undefined,
  PurchaseOrder
>('getPurchaseOrder', 'GET', '/api/v1/regions/{region}/purchase-orders/{purchaseOrder}')

/** A region with its currency, time zone and delivery days. */
export const getRegion = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  Region
>('getRegion', 'GET', '/api/v1/regions/{region}')

/** A resident; the phone is masked for whoever need not see it. */
export const getResident = /* @__PURE__ */ operation<
  { region: string; resident: string },
  undefined,
  Resident
>('getResident', 'GET', '/api/v1/regions/{region}/residents/{resident}')

/** A statement with its lines. */
export const getSupplierStatement = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string; supplier: string; statement: string },
  undefined,
  { statement: Statement; disputes: (SupplierDispute)[]; items: (SupplierEntry)[]; nextCursor?: string }
>('getSupplierStatement', 'GET', '/api/v1/regions/{region}/suppliers/{supplier}/statements/{statement}')

/** A station that is open. */
export const getStation = /* @__PURE__ */ operation<
  { region: string; station: string },
  undefined,
  Station
>('getStation', 'GET', '/api/v1/regions/{region}/stations/{station}')

/** A supplier. */
export const getSupplier = /* @__PURE__ */ operation<
  { region: string; supplier: string },
  undefined,
  Supplier
>('getSupplier', 'GET', '/api/v1/regions/{region}/suppliers/{supplier}')

/** A text for the community’s chat: who may come, by short number. */
export const getGroupMessage = /* @__PURE__ */ operation<
  { locale?: "zh-CN" | "en" | "es"; region: string; community: string; date: string },
  undefined,
  { text: string }
>('getGroupMessage', 'GET', '/api/v1/regions/{region}/communities/{community}/deliveries/{date}/group-message')

/** A transfer with what was sent and what came. */
export const getStockTransfer = /* @__PURE__ */ operation<
  { region: string; transfer: string },
  undefined,
  StockTransfer
>('getStockTransfer', 'GET', '/api/v1/regions/{region}/stock-transfers/{transfer}')

/** A vehicle. */
export const getVehicle = /* @__PURE__ */ operation<
  { region: string; vehicle: string },
  undefined,
  Vehicle
>('getVehicle', 'GET', '/api/v1/regions/{region}/vehicles/{vehicle}')

/** A window as a community sees it: prices here, limits, and what is left and sold. */
export const showWindow = /* @__PURE__ */ operation<
  { region: string; community: string; window: string },
  undefined,
  { serverTime: string; id: string; opensAt: string; closesAt: string; pickupDate: string; slots: (Slot)[]; version: number; state: "upcoming" | "open" | "closed"; currency: string; taxMode: "included" | "added"; minimumOrderMinor: number; deliveryFeeMinor: number; freeDeliveryFromMinor: number | null; pickupStationId: string; offers: ({ offerId: string; listingId: string; skuId: string; productId: string; categoryId: string; name: Name; brand: string; origin: { 'zh-CN'?: string; en?: string; es?: string }; storage: "ambient" | "chilled" | "frozen"; pictureIds: (string)[]; measure: "piece" | "case" | "about" | "weighed"; unit: Unit; aboutGrams: number | null; piecesPerCase: number | null; stepGrams: number | null; minimumGrams: number | null; unitPriceMinor: number; usualPriceMinor: number; cutoffAt: string; limitPerResident: number | null; left: number | null; sold: number; isNew: boolean })[] }
>('showWindow', 'GET', '/api/v1/regions/{region}/communities/{community}/windows/{window}')

/** A window with its communities. */
export const getWindow = /* @__PURE__ */ operation<
  { region: string; window: string },
  undefined,
  Window
>('getWindow', 'GET', '/api/v1/regions/{region}/windows/{window}')

/** A write-off or adjustment. */
export const getStockCorrection = /* @__PURE__ */ operation<
  { region: string; correction: string },
  undefined,
  StockCorrection
>('getStockCorrection', 'GET', '/api/v1/regions/{region}/stock-corrections/{correction}')

/** Absences of a leader, and those in which they stand in. */
export const listAbsences = /* @__PURE__ */ operation<
  { region: string; leader: string },
  undefined,
  (Absence)[]
>('listAbsences', 'GET', '/api/v1/regions/{region}/leaders/{leader}/absences')

/** Accept a supplier’s proposal as first or second source. */
export const acceptOffer = /* @__PURE__ */ operation<
  { region: string; supplier: string; offer: string },
  { sourceRank: 1 | 2 },
  Offer
>('acceptOffer', 'POST', '/api/v1/regions/{region}/suppliers/{supplier}/offers/{offer}/acceptance', 'body')

/** Accounts of a kind with their balances. */
export const listAccounts = /* @__PURE__ */ operation<
  { kind: string; id?: string; limit?: number; cursor?: string; region: string },
  undefined,
  { items: ({ id: string; kind: string; ownerId: string | null; ownerName: string | null; currency: string; isKept: boolean; balanceMinor: number; floorMinor: number })[]; nextCursor?: string }
>('listAccounts', 'GET', '/api/v1/regions/{region}/accounts')

/** Add a building to a community. */
export const addBuilding = /* @__PURE__ */ operation<
  { region: string; community: string },
  BuildingBody,
  Building
>('addBuilding', 'POST', '/api/v1/regions/{region}/communities/{community}/buildings', 'body')

/** Add a category. */
export const createCategory = /* @__PURE__ */ operation<
  {  },
  { code: string; parentId: string | null; name: Name6; sort: number; taxCode: string | null; taxRateBasisPoints: number | null; labelFields: ("netContent" | "ingredients" | "allergens" | "producer" | "producerAddress" | "licence" | "standard" | "storageAdvice" | "warnings" | "origin" | "shelfLifeDays")[] },
  Category
>('createCategory', 'POST', '/api/v1/categories', 'body')

/** Add a claim picture of one’s own. */
export const addClaimPicture = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  ClaimPicture
>('addClaimPicture', 'POST', '/api/v1/regions/{region}/claim-pictures')

/** Add a community. */
export const createCommunity = /* @__PURE__ */ operation<
  { region: string },
  { code: string; name: string; address: string; latitude?: number; longitude?: number; outline?: ((number)[])[]; householdCount: number; traits: Traits; deliveryWeekdays: (number)[]; minimumOrderMinor: number },
  Community
>('createCommunity', 'POST', '/api/v1/regions/{region}/communities', 'body')

/** Add a label picture; of the region “operator” where it is for all regions. */
export const addLabelPicture = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  ClaimPicture
>('addLabelPicture', 'POST', '/api/v1/regions/{region}/label-pictures')

/** Add a licence of a supplier; a renewal is another of the same kind. */
export const addLicence = /* @__PURE__ */ operation<
  { region: string; supplier: string },
  { kind: string; number: string; expiresOn: string; pictureId?: string },
  Licence
>('addLicence', 'POST', '/api/v1/regions/{region}/suppliers/{supplier}/licences', 'body')

/** Add a pickup slot to a station. */
export const addPickupSlot = /* @__PURE__ */ operation<
  { region: string; station: string },
  { weekday: number; startsAt: string; endsAt: string; capacityOrders?: number },
  PickupSlot
>('addPickupSlot', 'POST', '/api/v1/regions/{region}/stations/{station}/pickup-slots', 'body')

/** Add a picture of a supplier’s licence. */
export const addLicencePicture = /* @__PURE__ */ operation<
  { region: string; supplier: string },
  undefined,
  ClaimPicture
>('addLicencePicture', 'POST', '/api/v1/regions/{region}/suppliers/{supplier}/licence-pictures')

/** Add a product picture; of the region “operator” where it is for all regions. */
export const addProductPicture = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  ClaimPicture
>('addProductPicture', 'POST', '/api/v1/regions/{region}/product-pictures')

/** Add a product. */
export const createProduct = /* @__PURE__ */ operation<
  {  },
  { code: string; categoryId: string; name: Name; description: Description; brand: string; origin: Origin; storage: "ambient" | "chilled" | "frozen"; shelfLifeDays: number | null; taxCode: string; taxRateBasisPoints: number; label: Label; pictureIds: (string)[] },
  Product
>('createProduct', 'POST', '/api/v1/products', 'body')

/** Add a profile picture of one’s own. */
export const addProfilePicture = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  ClaimPicture
>('addProfilePicture', 'POST', '/api/v1/regions/{region}/profile-pictures')

/** Add a proof picture of one’s own. */
export const addProofPicture = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  ClaimPicture
>('addProofPicture', 'POST', '/api/v1/regions/{region}/proof-pictures')

/** Add a station. */
export const createStation = /* @__PURE__ */ operation<
  { region: string },
  { code: string; kind: "warehouse" | "grid" | "store" | "pickup"; name: string; address: string; latitude?: number; longitude?: number; hours: (Hour2)[]; capacityBags?: number; storages: ("ambient" | "chilled" | "frozen")[] },
  Station
>('createStation', 'POST', '/api/v1/regions/{region}/stations', 'body')

/** Add a supplier. */
export const createSupplier = /* @__PURE__ */ operation<
  { region: string },
  { code: string; name: string; kind: "trader" | "farm" | "maker"; taxNumber: string | null; termsKind: "t_plus" | "half_month"; termsDays: number; contactName: string; contactPhone: string | null; address: string },
  Supplier
>('createSupplier', 'POST', '/api/v1/regions/{region}/suppliers', 'body')

/** Add a vehicle. */
export const createVehicle = /* @__PURE__ */ operation<
  { region: string },
  { code: string; name: string; stationId?: string | null; capacityBags: number; capacityCrates: number; capacityKg: number; courierId?: string | null; isCold?: boolean },
  Vehicle
>('createVehicle', 'POST', '/api/v1/regions/{region}/vehicles', 'body')

/** Add a way in which a product is packed and counted. */
export const createSku = /* @__PURE__ */ operation<
  { product: string },
  { code: string; name: Name3; measure: "piece" | "case" | "about" | "weighed"; unit: Unit; piecesPerCase: number | null; aboutGrams: number | null; stepGrams: number | null; minimumGrams: number | null; netGrams: number | null; scaleCode: string | null; barcodes: (string)[] },
  Sku
>('createSku', 'POST', '/api/v1/products/{product}/skus', 'body')

/** Add an address; the first one is the default. */
export const addAddress = /* @__PURE__ */ operation<
  { region: string; resident: string },
  AddressBody,
  Address
>('addAddress', 'POST', '/api/v1/regions/{region}/residents/{resident}/addresses', 'body')

/** Addresses of a resident, the default one first. */
export const listAddresses = /* @__PURE__ */ operation<
  { region: string; resident: string },
  undefined,
  (Address)[]
>('listAddresses', 'GET', '/api/v1/regions/{region}/residents/{resident}/addresses')

/** An incident and how far it is. */
export const getIncident = /* @__PURE__ */ operation<
  { region: string; incident: string },
  undefined,
  Incident
>('getIncident', 'GET', '/api/v1/regions/{region}/incidents/{incident}')

/** An order with its lines. */
export const getOrder = /* @__PURE__ */ operation<
  { region: string; order: string },
  undefined,
  Order2
>('getOrder', 'GET', '/api/v1/regions/{region}/orders/{order}')

/** Apply to lead. */
export const applyAsLeader = /* @__PURE__ */ operation<
  { region: string },
  { name: string; phone: string; hours: (Hour)[]; communityIds: (string)[]; pickupStationId: string | null; message: string },
  Leader
>('applyAsLeader', 'POST', '/api/v1/regions/{region}/leaders', 'body')

/** Approve a payout: not one’s own, nor one that one asked for. */
export const approvePayout = /* @__PURE__ */ operation<
  { region: string; payout: string },
  undefined,
  Payout
>('approvePayout', 'POST', '/api/v1/regions/{region}/payouts/{payout}/approval', 'key')

/** Approve an application; the leader may act at once. */
export const approveLeader = /* @__PURE__ */ operation<
  { region: string; leader: string },
  { communityIds?: (string)[]; pickupStationId?: string; level?: "standard" | "silver" | "gold" | "partner" },
  Leader
>('approveLeader', 'POST', '/api/v1/regions/{region}/leaders/{leader}/approval', 'body')

/** Ask for a payout of commission. */
export const requestLeaderPayout = /* @__PURE__ */ operation<
  { region: string; leader: string },
  { amountMinor: number },
  Payout
>('requestLeaderPayout', 'POST', '/api/v1/regions/{region}/leaders/{leader}/payouts', 'body key')

/** Ask for a payout of fees of door deliveries. */
export const requestCourierPayout = /* @__PURE__ */ operation<
  { region: string; courier: string },
  { amountMinor: number },
  Payout
>('requestCourierPayout', 'POST', '/api/v1/regions/{region}/couriers/{courier}/payouts', 'body key')

/** Ask for a payout of what is due to a supplier. */
export const requestSupplierPayout = /* @__PURE__ */ operation<
  { region: string; supplier: string },
  { amountMinor: number },
  Payout
>('requestSupplierPayout', 'POST', '/api/v1/regions/{region}/suppliers/{supplier}/payouts', 'body key')

/** Ask for an order to be brought from the pickup point to the door. */
export const askDoorDelivery = /* @__PURE__ */ operation<
  { region: string; order: string },
  { payBy: "wallet" | "cash"; addressId?: string; note?: string },
  DoorDelivery
>('askDoorDelivery', 'POST', '/api/v1/regions/{region}/orders/{order}/door-delivery', 'body key')

/** Ask for the invoice (发票) of an order that was handed over, once. */
export const requestInvoice = /* @__PURE__ */ operation<
  { region: string; order: string },
  { buyerTitle: string; buyerTaxNumber?: string },
  Invoice
>('requestInvoice', 'POST', '/api/v1/regions/{region}/orders/{order}/invoice', 'body key')

/** Ask that a resident with a login be erased; another person approves it. */
export const requestErasure = /* @__PURE__ */ operation<
  { region: string; resident: string },
  { why: string },
  Erasure
>('requestErasure', 'POST', '/api/v1/regions/{region}/residents/{resident}/erasure-request', 'body')

/** Ask the second source for what the first does not bring. */
export const turnToSecondSource = /* @__PURE__ */ operation<
  { region: string; purchaseOrder: string },
  undefined,
  { orders: (Order)[]; withoutSource: (string)[] }
>('turnToSecondSource', 'POST', '/api/v1/regions/{region}/purchase-orders/{purchaseOrder}/second-source', 'key')

/** Bags of a warehouse’s day; none before the sorting of a wave was finished. */
export const listBags = /* @__PURE__ */ operation<
  { wave?: number; communityId?: string; storage?: "ambient" | "chilled" | "frozen"; region: string; station: string; date: string },
  undefined,
  ({ id: string; communityId: string; stationId: string; packedAtId: string; orderId: string; orderNumber: string; shortNumber: number; wave: number; bagNumber: number; bagCount: number; earlierCount: number; storage: "ambient" | "chilled" | "frozen"; slot: number; lineNumbers: (number)[] })[]
>('listBags', 'GET', '/api/v1/regions/{region}/stations/{station}/bags/{date}')

/** Batches for the bank. */
export const listPayoutBatches = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string },
  undefined,
  { items: (PayoutBatch)[]; nextCursor?: string }
>('listPayoutBatches', 'GET', '/api/v1/regions/{region}/payout-batches')

/** Be away while another leader stands in. */
export const startAbsence = /* @__PURE__ */ operation<
  { region: string; leader: string },
  { substituteId: string; startsAt?: string; endsAt: string | null; why: string },
  Absence
>('startAbsence', 'POST', '/api/v1/regions/{region}/leaders/{leader}/absences', 'body')

/** Begin a second factor: the authenticator’s address and the backup codes, shown once. */
export const beginSecondFactor = /* @__PURE__ */ operation<
  {  },
  { password: string },
  undefined
>('beginSecondFactor', 'POST', '/api/auth/two-factor/enable', 'body')

/** Begin to count a station. */
export const startStockCount = /* @__PURE__ */ operation<
  { region: string; station: string },
  { note?: string },
  StockCount
>('startStockCount', 'POST', '/api/v1/regions/{region}/stations/{station}/counts', 'body')

/** Book the large differences of a count, as somebody who did not count. */
export const approveStockCount = /* @__PURE__ */ operation<
  { region: string; station: string; count: string },
  undefined,
  StockCount
>('approveStockCount', 'POST', '/api/v1/regions/{region}/stations/{station}/counts/{count}/approval', 'key')

/** Book what waits, as somebody else than who asked for it. */
export const approveStockCorrection = /* @__PURE__ */ operation<
  { region: string; correction: string },
  undefined,
  StockCorrection
>('approveStockCorrection', 'POST', '/api/v1/regions/{region}/stock-corrections/{correction}/approval', 'key')

/** Call a delivery off that cannot be brought: a fee paid goes back. */
export const cancelDoorDelivery = /* @__PURE__ */ operation<
  { region: string; community: string; doorDelivery: string },
  { why: string },
  DoorDelivery
>('cancelDoorDelivery', 'POST', '/api/v1/regions/{region}/communities/{community}/door-deliveries/{doorDelivery}/cancellation', 'body key')

/** Call a payout off that is not at the bank: the money goes back to the balance. */
export const cancelPayout = /* @__PURE__ */ operation<
  { region: string; payout: string },
  { why: string },
  Payout
>('cancelPayout', 'POST', '/api/v1/regions/{region}/payouts/{payout}/cancellation', 'body key')

/** Call a redelivery off. */
export const cancelRedelivery = /* @__PURE__ */ operation<
  { region: string; redelivery: string },
  { why: string },
  Redelivery
>('cancelRedelivery', 'POST', '/api/v1/regions/{region}/redeliveries/{redelivery}/cancellation', 'body key')

/** Call a return off before the supplier has fetched it. */
export const cancelSupplierReturn = /* @__PURE__ */ operation<
  { region: string; station: string; return: string },
  { why: string },
  ToSupplier
>('cancelSupplierReturn', 'POST', '/api/v1/regions/{region}/stations/{station}/supplier-returns/{return}/cancellation', 'body key')

/** Call the delivery to the door off: a fee paid goes back. */
export const cancelMyDoorDelivery = /* @__PURE__ */ operation<
  { region: string; order: string },
  { why: string },
  DoorDelivery
>('cancelMyDoorDelivery', 'POST', '/api/v1/regions/{region}/orders/{order}/door-delivery/cancellation', 'body key')

/** Cancel a purchase order of which nothing was shipped. */
export const cancelPurchaseOrder = /* @__PURE__ */ operation<
  { region: string; purchaseOrder: string },
  { why: string },
  PurchaseOrder
>('cancelPurchaseOrder', 'POST', '/api/v1/regions/{region}/purchase-orders/{purchaseOrder}/cancellation', 'body')

/** Cancel an order before its cutoff; what was paid comes back. */
export const cancelOrder = /* @__PURE__ */ operation<
  { region: string; order: string },
  { why: string },
  Order2
>('cancelOrder', 'POST', '/api/v1/regions/{region}/orders/{order}/cancellation', 'body key')

/** Cash owed by leaders and stations. */
export const listCashHoldings = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string },
  undefined,
  { items: ({ account: string; holderKind: "leader" | "station"; holderId: string | null; currency: string; owedMinor: number; ceilingMinor: number; owedSince: string | null })[]; nextCursor?: string }
>('listCashHoldings', 'GET', '/api/v1/regions/{region}/cash-holdings')

/** Cash that the caller took and has to hand back, oldest first. */
export const listOwnCashRefunds = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  ({ id: string; paymentId: string; orderId: string | null; amountMinor: number; currency: string; reason: string; route: "original" | "wallet" | "cash" | "bank"; state: "waiting" | "asked" | "failing" | "alerted" | "succeeded" | "rerouted"; issuedAt: string; attempts: number; lastError: string | null; nextTryAt: string | null; succeededAt: string | null; reroutedTo: string | null; heldMinor: number; order: { number: string; shortNumber: number; pickupDate: string; residentName: string | null } | null })[]
>('listOwnCashRefunds', 'GET', '/api/v1/regions/{region}/cash-refunds')

/** Cash that was brought in, with what was over or short. */
export const listCashDeposits = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; holderId?: string; region: string },
  undefined,
  { items: (Cash)[]; nextCursor?: string }
>('listCashDeposits', 'GET', '/api/v1/regions/{region}/cash-deposits')

/** Categories in which a community can buy something. */
export const listShelfCategories = /* @__PURE__ */ operation<
  { region: string; community: string },
  undefined,
  ({ id: string; code: string; parentId: string | null; name: string; goods: number })[]
>('listShelfCategories', 'GET', '/api/v1/regions/{region}/communities/{community}/categories')

/** Change a building. */
export const changeBuilding = /* @__PURE__ */ operation<
  { region: string; community: string; building: string },
  BuildingBody,
  Building
>('changeBuilding', 'PUT', '/api/v1/regions/{region}/communities/{community}/buildings/{building}', 'body')

/** Change a community. */
export const changeCommunity = /* @__PURE__ */ operation<
  { region: string; community: string },
  { version: number; name: string; address: string; latitude?: number; longitude?: number; outline?: ((number)[])[]; householdCount: number; traits: Traits; deliveryWeekdays: (number)[]; minimumOrderMinor: number },
  Community
>('changeCommunity', 'PUT', '/api/v1/regions/{region}/communities/{community}', 'body')

/** Change a plan for the windows that are not made yet. */
export const changeWindowPlan = /* @__PURE__ */ operation<
  { region: string; plan: string },
  { version: number; name: Name5; weekdays: (number)[]; opensTime: string; cutoffTime: string; cutoffDays: number; pickupDays: number; slots: (Slot)[]; communityIds: (string)[]; offers: (Offer2)[]; acceptsWarnings: boolean },
  WindowPlan
>('changeWindowPlan', 'PUT', '/api/v1/regions/{region}/window-plans/{plan}', 'body')

/** Change a region’s name and delivery days. */
export const changeRegion = /* @__PURE__ */ operation<
  { region: string },
  { version: number; name: Name4; deliveryCalendar: DeliveryCalendar },
  Region
>('changeRegion', 'PUT', '/api/v1/regions/{region}', 'body')

/** Change a region’s price, limit, or whether it sells. */
export const changeListing = /* @__PURE__ */ operation<
  { region: string; listing: string },
  { priceMinor: number; isListed: boolean; limitPerResident: number | null; version: number },
  Listing
>('changeListing', 'PUT', '/api/v1/regions/{region}/listings/{listing}', 'body')

/** Change a station. */
export const changeStation = /* @__PURE__ */ operation<
  { region: string; station: string },
  { version: number; name: string; address: string; latitude?: number; longitude?: number; hours: (Hour2)[]; capacityBags?: number; storages: ("ambient" | "chilled" | "frozen")[] },
  Station
>('changeStation', 'PUT', '/api/v1/regions/{region}/stations/{station}', 'body')

/** Change a supplier’s profile, terms and contact. */
export const changeSupplier = /* @__PURE__ */ operation<
  { region: string; supplier: string },
  { version: number; name: string; kind: "trader" | "farm" | "maker"; taxNumber: string | null; termsKind: "t_plus" | "half_month"; termsDays: number; contactName: string; contactPhone: string | null; address: string },
  Supplier
>('changeSupplier', 'PUT', '/api/v1/regions/{region}/suppliers/{supplier}', 'body')

/** Change a vehicle. */
export const changeVehicle = /* @__PURE__ */ operation<
  { region: string; vehicle: string },
  { code: string; name: string; stationId?: string | null; capacityBags: number; capacityCrates: number; capacityKg: number; courierId?: string | null; isCold?: boolean; version: number },
  Vehicle
>('changeVehicle', 'PUT', '/api/v1/regions/{region}/vehicles/{vehicle}', 'body')

/** Change a window, also while it is open: later orders are held to the change. */
export const changeWindow = /* @__PURE__ */ operation<
  { region: string; window: string },
  { version: number; name?: Name2; opensAt?: string; closesAt?: string; pickupDate?: string; slots?: (Slot)[]; communityIds?: (string)[]; acceptWarnings?: boolean },
  Window
>('changeWindow', 'PATCH', '/api/v1/regions/{region}/windows/{window}', 'body')

/** Change how a supplier is reached; it may do so itself. */
export const changeSupplierContact = /* @__PURE__ */ operation<
  { region: string; supplier: string },
  { version: number; contactName: string; contactPhone: string | null; address: string },
  Supplier
>('changeSupplierContact', 'PUT', '/api/v1/regions/{region}/suppliers/{supplier}/contact', 'body')

/** Change my name, language or picture; nothing else is mine to change here. */
export const changeMe = /* @__PURE__ */ operation<
  {  },
  { name?: string; locale?: "zh-CN" | "en" | "es"; picture?: string | null },
  Me
>('changeMe', 'PATCH', '/api/v1/me', 'body')

/** Change name, phone and hours. */
export const changeLeader = /* @__PURE__ */ operation<
  { region: string; leader: string },
  { version: number; name: string; phone: string; hours: (Hour)[] },
  Leader
>('changeLeader', 'PUT', '/api/v1/regions/{region}/leaders/{leader}', 'body')

/** Change name, phone, building and room. */
export const changeResident = /* @__PURE__ */ operation<
  { region: string; resident: string },
  { version: number; name: string; phone: string | null; buildingId: string | null; room: string },
  Resident
>('changeResident', 'PUT', '/api/v1/regions/{region}/residents/{resident}', 'body')

/** Change one’s own password; every other session ends. */
export const changePassword = /* @__PURE__ */ operation<
  {  },
  { currentPassword: string; newPassword: string },
  undefined
>('changePassword', 'POST', '/api/auth/change-password', 'body')

/** Change the lines of a purchase order that is still held. */
export const changePurchaseOrderLines = /* @__PURE__ */ operation<
  { region: string; purchaseOrder: string },
  { version: number; lines: ({ skuId: string; quantity: number })[] },
  PurchaseOrder
>('changePurchaseOrderLines', 'PUT', '/api/v1/regions/{region}/purchase-orders/{purchaseOrder}/lines', 'body')

/** Choose another leader who serves the community. */
export const chooseLeader = /* @__PURE__ */ operation<
  { region: string; resident: string },
  { leaderId: string },
  Resident
>('chooseLeader', 'PUT', '/api/v1/regions/{region}/residents/{resident}/leader', 'body')

/** Claim goods of a line that were bad, missing or wrong. */
export const raiseClaim = /* @__PURE__ */ operation<
  { region: string; order: string; number: string },
  { reason: "damaged" | "spoiled" | "missing" | "wrong" | "quality" | "short-weight" | "other"; quantity?: number; wish: "refund" | "again"; note?: string; pictureIds?: (string)[] },
  Claim
>('raiseClaim', 'POST', '/api/v1/regions/{region}/orders/{order}/lines/{number}/claims', 'body key')

/** Claims of a community that wait for a decision. */
export const listClaims = /* @__PURE__ */ operation<
  { region: string; community: string },
  undefined,
  (Neighbour)[]
>('listClaims', 'GET', '/api/v1/regions/{region}/communities/{community}/claims')

/** Claims of a community, newest first: a leader’s list. */
export const listOrderClaimsOfCommunity = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; state?: "waiting" | "decided" | "objected" | "final"; region: string; community: string },
  undefined,
  MyClaims
>('listOrderClaimsOfCommunity', 'GET', '/api/v1/regions/{region}/communities/{community}/order-claims')

/** Claims of the region, newest first: those that wait, and what became of others. */
export const listOrderClaims = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; state?: "waiting" | "decided" | "objected" | "final"; reason?: "damaged" | "spoiled" | "missing" | "wrong" | "quality" | "short-weight" | "other"; communityId?: string; residentId?: string; supplierId?: string; skuId?: string; pickupDate?: string; bearerKind?: "supplier" | "operator" | "station" | "courier" | "leader"; region: string },
  undefined,
  MyClaims
>('listOrderClaims', 'GET', '/api/v1/regions/{region}/order-claims')

/** Claims that a supplier bears, newest first, without who raised them. */
export const listClaimsOfSupplier = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; state?: "waiting" | "decided" | "objected" | "final"; region: string; supplier: string },
  undefined,
  { items: (ToClaim)[]; nextCursor?: string }
>('listClaimsOfSupplier', 'GET', '/api/v1/regions/{region}/suppliers/{supplier}/order-claims')

/** Close a community that no station serves any more. */
export const closeCommunity = /* @__PURE__ */ operation<
  { region: string; community: string },
  { why: string },
  Community
>('closeCommunity', 'POST', '/api/v1/regions/{region}/communities/{community}/closure', 'body')

/** Close a region in which nothing is open any more. */
export const closeRegion = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  undefined
>('closeRegion', 'POST', '/api/v1/regions/{region}/closure')

/** Close a station that serves no community any more. */
export const closeStation = /* @__PURE__ */ operation<
  { region: string; station: string },
  { why: string },
  Station
>('closeStation', 'POST', '/api/v1/regions/{region}/stations/{station}/closure', 'body')

/** Come back, or do not leave after all. */
export const endAbsence = /* @__PURE__ */ operation<
  { region: string; leader: string; absence: string },
  undefined,
  Absence
>('endAbsence', 'POST', '/api/v1/regions/{region}/leaders/{leader}/absences/{absence}/end')

/** Commission rates with their history. */
export const listCommissionRates = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; scope?: "leader" | "level" | "sku"; scopeKey?: string; region: string },
  undefined,
  { items: (CommissionRate)[]; nextCursor?: string }
>('listCommissionRates', 'GET', '/api/v1/regions/{region}/commission-rates')

/** Communities around a point: the one that holds it first, then the nearest. */
export const listNearbyCommunities = /* @__PURE__ */ operation<
  { latitude: number; longitude: number; withinMeters?: number; limit?: number; region: string },
  undefined,
  ({ id: string; code: string; name: string; address: string; latitude: number | null; longitude: number | null; deliveryWeekdays: (number)[]; minimumOrderMinor: number; distanceMeters: number; isInside: boolean })[]
>('listNearbyCommunities', 'GET', '/api/v1/regions/{region}/nearby-communities')

/** Communities that are served, to choose one’s own from. */
export const listCommunities = /* @__PURE__ */ operation<
  { search?: string; limit?: number; cursor?: string; region: string },
  undefined,
  { items: ({ id: string; code: string; name: string; address: string; latitude: number | null; longitude: number | null; deliveryWeekdays: (number)[]; minimumOrderMinor: number })[]; nextCursor?: string }
>('listCommunities', 'GET', '/api/v1/regions/{region}/communities')

/** Communities that differ from their region in a listing. */
export const listOverrides = /* @__PURE__ */ operation<
  { region: string; listing: string },
  undefined,
  (Override)[]
>('listOverrides', 'GET', '/api/v1/regions/{region}/listings/{listing}/communities')

/** Communities with what is known of them. */
export const listCommunityProfiles = /* @__PURE__ */ operation<
  { search?: string; withClosed?: boolean; limit?: number; cursor?: string; region: string },
  undefined,
  { items: (Community)[]; nextCursor?: string }
>('listCommunityProfiles', 'GET', '/api/v1/regions/{region}/community-profiles')

/** Compare a provider’s bill of a day (UTC) with the books. */
export const reconcilePaymentsOfDay = /* @__PURE__ */ operation<
  { region: string; provider: string; date: string },
  undefined,
  { provider: string; date: string; payments: number; paidMinor: number; refunds: number; refundedMinor: number; differences: ({ difference: "missing-here" | "missing-there" | "amount-differs"; kind: "payment" | "refund"; id: string | null; number: string | null; billedMinor: number | null; bookedMinor: number | null })[] }
>('reconcilePaymentsOfDay', 'GET', '/api/v1/regions/{region}/payment-reconciliations/{provider}/{date}')

/** Confirm a draft: order it for the neighbour, once. */
export const orderDraft = /* @__PURE__ */ operation<
  { region: string; draft: string },
  { method: "cash" | "wallet" | "sandbox"; isCashTaken?: boolean; slot?: string },
  Draft
>('orderDraft', 'POST', '/api/v1/regions/{region}/drafts/{draft}/order', 'body')

/** Confirm a purchase order, whole or cut. */
export const confirmPurchaseOrder = /* @__PURE__ */ operation<
  { region: string; purchaseOrder: string },
  { lines?: ({ skuId: string; quantity: number; why?: string })[] },
  PurchaseOrder
>('confirmPurchaseOrder', 'POST', '/api/v1/regions/{region}/purchase-orders/{purchaseOrder}/confirmation', 'body')

/** Count back the crates and ice boxes a load brings home. */
export const returnLoad = /* @__PURE__ */ operation<
  { region: string; load: string },
  { crates: number; iceBoxes: number },
  Load
>('returnLoad', 'POST', '/api/v1/regions/{region}/loads/{load}/return', 'body key')

/** Count the cash that a leader or station brought in. */
export const depositCash = /* @__PURE__ */ operation<
  { region: string },
  { holder: Holder; countedMinor: number; slip: string; pictureId?: string },
  Cash
>('depositCash', 'POST', '/api/v1/regions/{region}/cash-deposits', 'body key')

/** Counts of a station. */
export const listStockCounts = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string; station: string },
  undefined,
  { items: (StockCount)[]; nextCursor?: string }
>('listStockCounts', 'GET', '/api/v1/regions/{region}/stations/{station}/counts')

/** Crates and ice boxes by station. */
export const listCrates = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string },
  undefined,
  { items: (Crates)[]; nextCursor?: string }
>('listCrates', 'GET', '/api/v1/regions/{region}/crates')

/** Crates and ice boxes of a station, by the movements. */
export const getCrates = /* @__PURE__ */ operation<
  { region: string; station: string },
  undefined,
  Crates
>('getCrates', 'GET', '/api/v1/regions/{region}/stations/{station}/crates')

/** Decide a claim: refund, give again, or reject. */
export const decideClaim = /* @__PURE__ */ operation<
  { region: string; claim: string },
  { decision: "refund" | "again" | "reject"; amountMinor?: number; quantity?: number; bearerKind?: "supplier" | "operator" | "station" | "courier" | "leader"; bearerId?: string; why: string },
  Claim
>('decideClaim', 'POST', '/api/v1/regions/{region}/claims/{claim}/decision', 'body key')

/** Decide a contested claim finally. */
export const arbitrateClaim = /* @__PURE__ */ operation<
  { region: string; claim: string },
  { decision: "refund" | "again" | "reject"; amountMinor?: number; quantity?: number; bearerKind?: "supplier" | "operator" | "station" | "courier" | "leader"; bearerId?: string; why: string },
  Claim
>('arbitrateClaim', 'POST', '/api/v1/regions/{region}/claims/{claim}/arbitration', 'body key')

/** Decide what becomes of a discrepancy. */
export const resolveDiscrepancy = /* @__PURE__ */ operation<
  { region: string; discrepancy: string },
  { decision: "redeliver" | "refund" | "return" | "write-off"; otherId?: string; fromStationId?: string; courierId?: string; why: string },
  Discrepancy
>('resolveDiscrepancy', 'POST', '/api/v1/regions/{region}/discrepancies/{discrepancy}/resolution', 'body key')

/** Decline a supplier’s proposal. */
export const declineOffer = /* @__PURE__ */ operation<
  { region: string; supplier: string; offer: string },
  { why: string },
  Offer
>('declineOffer', 'POST', '/api/v1/regions/{region}/suppliers/{supplier}/offers/{offer}/refusal', 'body')

/** Decline a whole purchase order. */
export const declinePurchaseOrder = /* @__PURE__ */ operation<
  { region: string; purchaseOrder: string },
  { why: string },
  PurchaseOrder
>('declinePurchaseOrder', 'POST', '/api/v1/regions/{region}/purchase-orders/{purchaseOrder}/refusal', 'body')

/** Delete a person’s account at their wish. */
export const erasePerson = /* @__PURE__ */ operation<
  { person: string },
  undefined,
  undefined
>('erasePerson', 'DELETE', '/api/v1/people/{person}')

/** Delete my account: what is personal goes, the books stay. */
export const deleteMe = /* @__PURE__ */ operation<
  {  },
  undefined,
  undefined
>('deleteMe', 'DELETE', '/api/v1/me')

/** Deliveries to doors of a community, the newest first. */
export const listDoorDeliveries = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; pickupDate?: string; isOpen?: boolean; region: string; community: string },
  undefined,
  OpenDoors
>('listDoorDeliveries', 'GET', '/api/v1/regions/{region}/communities/{community}/door-deliveries')

/** Divide a day’s bags over vehicles and put the stops in order. */
export const planLoads = /* @__PURE__ */ operation<
  { region: string; station: string; date: string },
  { vehicleIds?: (string)[]; departsAt?: string },
  Loads
>('planLoads', 'POST', '/api/v1/regions/{region}/stations/{station}/load-plans/{date}', 'body')

/** Do without a second factor again. */
export const dropSecondFactor = /* @__PURE__ */ operation<
  {  },
  { password: string },
  undefined
>('dropSecondFactor', 'POST', '/api/auth/two-factor/disable', 'body')

/** Draft orders that wait to be confirmed. */
export const listDrafts = /* @__PURE__ */ operation<
  { region: string; community: string },
  undefined,
  (Draft2)[]
>('listDrafts', 'GET', '/api/v1/regions/{region}/communities/{community}/drafts')

/** End a count and book what differs. */
export const closeStockCount = /* @__PURE__ */ operation<
  { region: string; station: string; count: string },
  { notCounted?: "left" | "gone" },
  StockCount
>('closeStockCount', 'POST', '/api/v1/regions/{region}/stations/{station}/counts/{count}/closing', 'body key')

/** End a count without booking anything. */
export const cancelStockCount = /* @__PURE__ */ operation<
  { region: string; station: string; count: string },
  { why: string },
  StockCount
>('cancelStockCount', 'POST', '/api/v1/regions/{region}/stations/{station}/counts/{count}/cancellation', 'body')

/** End an accepted offer with a day. */
export const endOffer = /* @__PURE__ */ operation<
  { region: string; supplier: string; offer: string },
  { lastDay: string },
  Offer
>('endOffer', 'POST', '/api/v1/regions/{region}/suppliers/{supplier}/offers/{offer}/ending', 'body')

/** End the sorting of a day’s wave: bags are made, what is missing is given back. */
export const finishSorting = /* @__PURE__ */ operation<
  { region: string; station: string; date: string },
  { wave?: number },
  { wave: number; isLast: boolean; sortedAt: string; bagCount: number; lessCount: number }
>('finishSorting', 'POST', '/api/v1/regions/{region}/stations/{station}/sorted-days/{date}', 'body key')

/** End the suspension of a supplier. */
export const resumeSupplier = /* @__PURE__ */ operation<
  { region: string; supplier: string },
  undefined,
  Supplier
>('resumeSupplier', 'DELETE', '/api/v1/regions/{region}/suppliers/{supplier}/suspension')

/** End this session. */
export const signOut = /* @__PURE__ */ operation<
  {  },
  undefined,
  undefined
>('signOut', 'POST', '/api/auth/sign-out')

/** Erase a claim picture. */
export const eraseClaimPicture = /* @__PURE__ */ operation<
  { region: string; picture: string },
  undefined,
  undefined
>('eraseClaimPicture', 'DELETE', '/api/v1/regions/{region}/claim-pictures/{picture}')

/** Erase a licence picture. */
export const eraseLicencePicture = /* @__PURE__ */ operation<
  { region: string; picture: string },
  undefined,
  undefined
>('eraseLicencePicture', 'DELETE', '/api/v1/regions/{region}/licence-pictures/{picture}')

/** Erase a neighbour without a login, as when they withdraw their consent. */
export const eraseNeighbour = /* @__PURE__ */ operation<
  { region: string; resident: string },
  { why: string },
  undefined
>('eraseNeighbour', 'POST', '/api/v1/regions/{region}/residents/{resident}/erasure', 'body')

/** Erase a picture of goods or their label. */
export const erasePicture = /* @__PURE__ */ operation<
  { region: string; picture: string },
  undefined,
  undefined
>('erasePicture', 'DELETE', '/api/v1/regions/{region}/pictures/{picture}')

/** Erase a profile picture. */
export const eraseProfilePicture = /* @__PURE__ */ operation<
  { region: string; picture: string },
  undefined,
  undefined
>('eraseProfilePicture', 'DELETE', '/api/v1/regions/{region}/profile-pictures/{picture}')

/** Erase a proof picture. */
export const eraseProofPicture = /* @__PURE__ */ operation<
  { region: string; picture: string },
  undefined,
  undefined
>('eraseProofPicture', 'DELETE', '/api/v1/regions/{region}/proof-pictures/{picture}')

/** Erase a resident’s login and all that is personal, in every region. */
export const approveErasure = /* @__PURE__ */ operation<
  { region: string; resident: string },
  undefined,
  undefined
>('approveErasure', 'POST', '/api/v1/regions/{region}/residents/{resident}/erasure-request/approval')

/** Find one to give a role to, by a part of their name or e-mail or their whole phone. */
export const findStaff = /* @__PURE__ */ operation<
  { search: string; region: string },
  undefined,
  { items: ({ id: string; name: string; email: string | null; phone: string | null })[] }
>('findStaff', 'GET', '/api/v1/regions/{region}/staff')

/** Find residents of a region by phone, last four digits or name. */
export const searchResidents = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; search?: string; isNeighbour?: boolean; communityId?: string; leaderId?: string; region: string },
  undefined,
  Residents
>('searchResidents', 'GET', '/api/v1/regions/{region}/residents')

/** Forget a passkey. */
export const deletePasskey = /* @__PURE__ */ operation<
  {  },
  { id: string },
  undefined
>('deletePasskey', 'POST', '/api/auth/passkey/delete-passkey', 'body')

/** Get the page on which an online payment is paid. */
export const startPayment = /* @__PURE__ */ operation<
  { region: string; payment: string },
  { returnPath: string },
  { paymentId: string; redirectUrl: string; expiresAt: string | null }
>('startPayment', 'POST', '/api/v1/regions/{region}/payments/{payment}/attempts', 'body')

/** Give a role in a region; nobody gives more than they hold, nor to themselves. */
export const giveGrant = /* @__PURE__ */ operation<
  { region: string },
  GrantBody,
  Grant
>('giveGrant', 'POST', '/api/v1/regions/{region}/grants', 'body')

/** Give a role that holds everywhere. */
export const giveOperatorGrant = /* @__PURE__ */ operation<
  {  },
  GrantBody,
  Grant
>('giveOperatorGrant', 'POST', '/api/v1/grants', 'body')

/** Give goods back to the supplier they came from. */
export const returnToSupplier = /* @__PURE__ */ operation<
  { region: string; station: string },
  { supplierId: string; reason: "poor-quality" | "damaged" | "wrong-goods" | "near-expiry" | "recalled" | "surplus" | "other"; note?: string; pictureIds?: (string)[]; lines: ({ skuId: string; lotCode?: string; lotId?: string; quantity: number })[] },
  ToSupplier
>('returnToSupplier', 'POST', '/api/v1/regions/{region}/stations/{station}/supplier-returns', 'body key')

/** Give money back another way after the first did not work. */
export const rerouteRefund = /* @__PURE__ */ operation<
  { region: string; refund: string },
  { route: "wallet" | "bank"; proof?: string },
  Refund
>('rerouteRefund', 'POST', '/api/v1/regions/{region}/refunds/{refund}/rerouting', 'body key')

/** Give money of an order back by finance’s decision. */
export const refundOrder = /* @__PURE__ */ operation<
  { region: string; order: string },
  { amountMinor: number; currency: string; reason: string },
  (Refund)[]
>('refundOrder', 'POST', '/api/v1/regions/{region}/orders/{order}/refunds', 'body key')

/** Give one who lost theirs a temporary password; their sessions end. */
export const giveTemporaryPassword = /* @__PURE__ */ operation<
  { person: string },
  { dropSecondFactor: boolean },
  Staff
>('giveTemporaryPassword', 'POST', '/api/v1/people/{person}/temporary-password', 'body')

/** Give the leader another level from now on. */
export const changeLeaderLevel = /* @__PURE__ */ operation<
  { region: string; leader: string },
  { version: number; level: "standard" | "silver" | "gold" | "partner"; why: string },
  Leader
>('changeLeaderLevel', 'PUT', '/api/v1/regions/{region}/leaders/{leader}/level', 'body')

/** Given at the door, with the digits of the code or a picture as proof. */
export const finishDoorDelivery = /* @__PURE__ */ operation<
  { region: string; community: string; doorDelivery: string },
  { digits?: string; pictureId?: string; cashTakenMinor?: number },
  DoorDelivery
>('finishDoorDelivery', 'POST', '/api/v1/regions/{region}/communities/{community}/door-deliveries/{doorDelivery}/completion', 'body key')

/** Goods between stations of a region, also only those on their way. */
export const listStockTransfers = /* @__PURE__ */ operation<
  { isOnTheWay?: "true" | "false"; limit?: number; cursor?: string; region: string },
  undefined,
  StockTransfers
>('listStockTransfers', 'GET', '/api/v1/regions/{region}/stock-transfers')

/** Goods given again that come to a community on a day. */
export const listReplacementsOfCommunity = /* @__PURE__ */ operation<
  { region: string; community: string; date: string },
  undefined,
  (ReplacementsOfStation)[]
>('listReplacementsOfCommunity', 'GET', '/api/v1/regions/{region}/communities/{community}/claim-replacements/{date}')

/** Goods given again that leave a warehouse on a day. */
export const listReplacementsOfStation = /* @__PURE__ */ operation<
  { region: string; station: string; date: string },
  undefined,
  (ReplacementsOfStation)[]
>('listReplacementsOfStation', 'GET', '/api/v1/regions/{region}/stations/{station}/claim-replacements/{date}')

/** Goods that a community can buy, at its prices, by words or all. */
export const searchGoods = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; text?: string; category?: string; region: string; community: string },
  undefined,
  { items: (Good)[]; nextCursor?: string; isNear: boolean }
>('searchGoods', 'GET', '/api/v1/regions/{region}/communities/{community}/goods')

/** Goods that leave a station for another, or come to it. */
export const listStationTransfers = /* @__PURE__ */ operation<
  { direction: "out" | "in"; isOnTheWay?: "true" | "false"; limit?: number; cursor?: string; region: string; station: string },
  undefined,
  StockTransfers
>('listStationTransfers', 'GET', '/api/v1/regions/{region}/stations/{station}/transfers')

/** Grant a dispute, for the next statement, or decline it. */
export const resolveSupplierDispute = /* @__PURE__ */ operation<
  { region: string; supplierDispute: string },
  { resolution: "granted" | "declined"; adjustmentMinor?: number; why: string },
  SupplierDispute
>('resolveSupplierDispute', 'POST', '/api/v1/regions/{region}/supplier-disputes/{supplierDispute}/resolution', 'body key')

/** Hand goods over to whoever shows a code, a slip, or the end of a phone number. */
export const handOver = /* @__PURE__ */ operation<
  { region: string; community: string },
  { proof: { digits: string } | Proof3 | Proof2 | Proof; orderIds?: (string)[]; cashTakenMinor?: number },
  { handovers: (Handover)[]; cashTakenMinor: number; bagCount: number }
>('handOver', 'POST', '/api/v1/regions/{region}/communities/{community}/handovers', 'body key')

/** Handovers of a day, those taken back too, the newest first. */
export const listHandovers = /* @__PURE__ */ operation<
  { pickupDate: string; region: string; community: string },
  undefined,
  (Handover)[]
>('listHandovers', 'GET', '/api/v1/regions/{region}/communities/{community}/handovers')

/** Have a day allocated whose job was given up. */
export const askForAllocation = /* @__PURE__ */ operation<
  { region: string; station: string; date: string },
  Record<string, never>,
  { isAsked: boolean }
>('askForAllocation', 'POST', '/api/v1/regions/{region}/stations/{station}/allocations/{date}', 'body')

/** How I may pay here, and why not where I may not. */
export const listWaysToPay = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  { ways: ({ method: "wallet" | "cash" | "sandbox"; refusal: { code: string; detail: string } | null })[] }
>('listWaysToPay', 'GET', '/api/v1/regions/{region}/ways-to-pay')

/** How a SKU came and went at a station. */
export const listStockMovements = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string; station: string; sku: string },
  undefined,
  { items: ({ id: string; lotId: string | null; lotCode: string | null; quantity: number; reason: "received" | "counted" | "adjusted" | "written-off" | "sold" | "returned" | "moved-out" | "moved-in" | "returned-to-supplier"; subjectKind: string; subjectId: string | null; actorId: string | null; note: string; occurredAt: string })[]; nextCursor?: string }
>('listStockMovements', 'GET', '/api/v1/regions/{region}/stations/{station}/skus/{sku}/movements')

/** How a lot came and went, at all stations. */
export const listLotMovements = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string; lot: string },
  undefined,
  { items: ({ id: string; stationId: string; quantity: number; reason: "received" | "counted" | "adjusted" | "written-off" | "sold" | "returned" | "moved-out" | "moved-in" | "returned-to-supplier"; subjectKind: string; subjectId: string | null; actorId: string | null; note: string; occurredAt: string })[]; nextCursor?: string }
>('listLotMovements', 'GET', '/api/v1/regions/{region}/lots/{lot}/movements')

/** How far the delivery of an order to the door is. */
export const getDoorDelivery = /* @__PURE__ */ operation<
  { region: string; order: string },
  undefined,
  DoorDelivery
>('getDoorDelivery', 'GET', '/api/v1/regions/{region}/orders/{order}/door-delivery')

/** How long an order waits, whether longer, and what the way to the door costs. */
export const getPickup = /* @__PURE__ */ operation<
  { region: string; order: string },
  undefined,
  { readyAt: string | null; deadlineAt: string | null; extensions: number; mostExtensions: number; doorFeeMinor: number; isDoorAsked: boolean }
>('getPickup', 'GET', '/api/v1/regions/{region}/orders/{order}/pickup')

/** How many errors a community had and what they cost. */
export const sumCommunityErrors = /* @__PURE__ */ operation<
  { by?: "stage" | "kind" | "person" | "supplier" | "community" | "station" | "day" | "sku"; from?: string; to?: string; stage?: "supplier" | "receipt" | "stock" | "sorting" | "transport" | "leader" | "handover" | "aftersales" | "cash" | "unknown"; kind?: "short" | "refused" | "claim" | "missing" | "damaged" | "surplus" | "wrong" | "written-off" | "adjusted-less" | "adjusted-more" | "counted-less" | "counted-more" | "transfer-less" | "transfer-more" | "undone" | "cash-short" | "cash-over"; personId?: string; supplierId?: string; skuId?: string; region: string; community: string },
  undefined,
  Errors
>('sumCommunityErrors', 'GET', '/api/v1/regions/{region}/communities/{community}/errors')

/** How many errors a station had and what they cost. */
export const sumStationErrors = /* @__PURE__ */ operation<
  { by?: "stage" | "kind" | "person" | "supplier" | "community" | "station" | "day" | "sku"; from?: string; to?: string; stage?: "supplier" | "receipt" | "stock" | "sorting" | "transport" | "leader" | "handover" | "aftersales" | "cash" | "unknown"; kind?: "short" | "refused" | "claim" | "missing" | "damaged" | "surplus" | "wrong" | "written-off" | "adjusted-less" | "adjusted-more" | "counted-less" | "counted-more" | "transfer-less" | "transfer-more" | "undone" | "cash-short" | "cash-over"; personId?: string; supplierId?: string; skuId?: string; region: string; station: string },
  undefined,
  Errors
>('sumStationErrors', 'GET', '/api/v1/regions/{region}/stations/{station}/errors')

/** How many errors there were and what they cost. */
export const sumErrors = /* @__PURE__ */ operation<
  { by?: "stage" | "kind" | "person" | "supplier" | "community" | "station" | "day" | "sku"; from?: string; to?: string; stage?: "supplier" | "receipt" | "stock" | "sorting" | "transport" | "leader" | "handover" | "aftersales" | "cash" | "unknown"; kind?: "short" | "refused" | "claim" | "missing" | "damaged" | "surplus" | "wrong" | "written-off" | "adjusted-less" | "adjusted-more" | "counted-less" | "counted-more" | "transfer-less" | "transfer-more" | "undone" | "cash-short" | "cash-over"; personId?: string; supplierId?: string; skuId?: string; communityId?: string; stationId?: string; region: string },
  undefined,
  Errors
>('sumErrors', 'GET', '/api/v1/regions/{region}/errors')

/** How much of each SKU reached each stage of a day, and what was lost where. */
export const getStageCounts = /* @__PURE__ */ operation<
  { region: string; station: string; date: string },
  undefined,
  ({ skuId: string; name: Name; isWeighed: boolean; wanted: number; ordered: number; confirmed: number; shipped: number; received: number; refused: number; setAside: number; reserved: number; allocated: number; sorted: number | null; loaded: number; arrived: number; handedOver: number; claimed: number; losses: ({ stage: "supplier" | "receipt" | "sorting" | "transport" | "leader" | "unknown"; quantity: number; amountMinor: number })[] })[]
>('getStageCounts', 'GET', '/api/v1/regions/{region}/stations/{station}/stage-counts/{date}')

/** How the price of an offer was cut while it was open. */
export const listPriceCuts = /* @__PURE__ */ operation<
  { region: string; window: string; offer: string },
  undefined,
  ({ id: string; offerId: string; fromMinor: number; toMinor: number; linesAffected: number; costMinor: number; policy: "refund_difference" | "keep"; decidedBy: string | null; decidedAt: string })[]
>('listPriceCuts', 'GET', '/api/v1/regions/{region}/windows/{window}/offers/{offer}/price-cuts')

/** Incidents of the region, newest first. */
export const listIncidents = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string },
  undefined,
  { items: (Incident)[]; nextCursor?: string }
>('listIncidents', 'GET', '/api/v1/regions/{region}/incidents')

/** Invoice data of some days, for the invoice office. */
export const listInvoices = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; from: string; to: string; region: string },
  undefined,
  { items: (Invoice)[]; nextCursor?: string }
>('listInvoices', 'GET', '/api/v1/regions/{region}/invoices')

/** Join a household by the code a member told, or as its leader says. */
export const joinHousehold = /* @__PURE__ */ operation<
  { region: string; resident: string },
  { code?: string; householdId?: string },
  Household
>('joinHousehold', 'PUT', '/api/v1/regions/{region}/residents/{resident}/household', 'body')

/** Join a neighbour to the claimant’s login. */
export const confirmClaim = /* @__PURE__ */ operation<
  { region: string; claim: string },
  { residentId: string },
  Neighbour
>('confirmClaim', 'POST', '/api/v1/regions/{region}/claims/{claim}/confirmation', 'body')

/** Join a region as a resident of a community. */
export const joinRegion = /* @__PURE__ */ operation<
  { region: string },
  { name: string; communityId: string; buildingId?: string | null; room?: string; phone?: string | null; leaderCode?: string },
  Resident
>('joinRegion', 'POST', '/api/v1/regions/{region}/residents', 'body')

/** Keep the passkey that the browser made. */
export const keepPasskey = /* @__PURE__ */ operation<
  {  },
  { response: Record<string, unknown>; name?: string },
  undefined
>('keepPasskey', 'POST', '/api/auth/passkey/verify-registration', 'body')

/** Labels of a day’s bags, ready to print on 60 × 40 mm. */
export const listLabels = /* @__PURE__ */ operation<
  { wave?: number; communityId?: string; storage?: "ambient" | "chilled" | "frozen"; region: string; station: string; date: string },
  undefined,
  { widthMm: number; heightMm: number; labels: ({ bagId: string; communityName: string; shortNumber: number; bagNumber: number; bagCount: number; count: string; storage: "ambient" | "chilled" | "frozen"; isCold: boolean; slot: number; pickupPointName: string; pickupDate: string; orderNumbers: (string)[]; lineCount: number; wasPrinted: boolean })[] }
>('listLabels', 'GET', '/api/v1/regions/{region}/stations/{station}/labels/{date}')

/** Leaders and applications of a region. */
export const listLeaders = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; state?: "applied" | "approved" | "rejected" | "exited"; search?: string; region: string },
  undefined,
  { items: (Leader)[]; nextCursor?: string }
>('listLeaders', 'GET', '/api/v1/regions/{region}/leaders')

/** Leave the household; it goes with its last member. */
export const leaveHousehold = /* @__PURE__ */ operation<
  { region: string; resident: string },
  undefined,
  undefined
>('leaveHousehold', 'DELETE', '/api/v1/regions/{region}/residents/{resident}/household')

/** Leave, or withdraw the application; only when nothing is under way. */
export const exitLeader = /* @__PURE__ */ operation<
  { region: string; leader: string },
  { why: string },
  Leader
>('exitLeader', 'POST', '/api/v1/regions/{region}/leaders/{leader}/exit', 'body')

/** Let a load leave, with crates and ice boxes counted out. */
export const dispatchLoad = /* @__PURE__ */ operation<
  { region: string; load: string },
  { crates?: number; iceBoxes?: number; courierId?: string },
  Load
>('dispatchLoad', 'POST', '/api/v1/regions/{region}/loads/{load}/dispatch', 'body key')

/** Let a person sign in for a supplier. */
export const addSupplierUser = /* @__PURE__ */ operation<
  { region: string; supplier: string },
  { personId: string },
  SupplierUser
>('addSupplierUser', 'POST', '/api/v1/regions/{region}/suppliers/{supplier}/users', 'body')

/** Let a resident help to hand over, and do nothing else. */
export const giveHelper = /* @__PURE__ */ operation<
  { region: string; community: string },
  { residentId: string },
  Helper
>('giveHelper', 'POST', '/api/v1/regions/{region}/communities/{community}/helpers', 'body')

/** Let a resident stay, with the reason. */
export const declineErasure = /* @__PURE__ */ operation<
  { region: string; resident: string },
  { why: string },
  undefined
>('declineErasure', 'POST', '/api/v1/regions/{region}/residents/{resident}/erasure-request/refusal', 'body')

/** Let goods of the leader’s residents wait at another station. */
export const changeLeaderPickupPoint = /* @__PURE__ */ operation<
  { region: string; leader: string },
  { version: number; pickupStationId: string },
  Leader
>('changeLeaderPickupPoint', 'PUT', '/api/v1/regions/{region}/leaders/{leader}/pickup-point', 'body')

/** Let goods wait longer at the pickup point. */
export const extendPickup = /* @__PURE__ */ operation<
  { region: string; order: string },
  undefined,
  { orderId: string; deadlineAt: string | null; extensions: number }
>('extendPickup', 'POST', '/api/v1/regions/{region}/orders/{order}/pickup-extension')

/** Licences that have run out or soon will and were not renewed. */
export const listExpiringLicences = /* @__PURE__ */ operation<
  { withinDays?: number; region: string },
  undefined,
  ({ id: string; supplierId: string; kind: string; number: string; expiresOn: string; pictureId: string | null; supplierName: string })[]
>('listExpiringLicences', 'GET', '/api/v1/regions/{region}/expiring-licences')

/** Lines of statements that suppliers dispute. */
export const listSupplierDisputes = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; supplierId?: string; isOpen?: boolean; region: string },
  undefined,
  { items: (SupplierDispute)[]; nextCursor?: string }
>('listSupplierDisputes', 'GET', '/api/v1/regions/{region}/supplier-disputes')

/** List a SKU in a region at a price. */
export const createListing = /* @__PURE__ */ operation<
  { region: string },
  { skuId: string; priceMinor: number; isListed: boolean; limitPerResident: number | null },
  Listing
>('createListing', 'POST', '/api/v1/regions/{region}/listings', 'body')

/** Loads of a warehouse’s day with their stops. */
export const listLoads = /* @__PURE__ */ operation<
  { region: string; station: string; date: string },
  undefined,
  Loads
>('listLoads', 'GET', '/api/v1/regions/{region}/stations/{station}/loads/{date}')

/** Lots of a SKU that lie at a station. */
export const listLots = /* @__PURE__ */ operation<
  { region: string; station: string; sku: string },
  undefined,
  ({ lotId: string; code: string; supplierId: string | null; expiresOn: string | null; onHand: number })[]
>('listLots', 'GET', '/api/v1/regions/{region}/stations/{station}/skus/{sku}/lots')

/** Lots of a region, by SKU, supplier or code. */
export const listRegionLots = /* @__PURE__ */ operation<
  { skuId?: string; supplierId?: string; code?: string; limit?: number; cursor?: string; region: string },
  undefined,
  { items: ({ id: string; skuId: string; code: string; supplierId: string | null; expiresOn: string | null; costMinor: number | null })[]; nextCursor?: string }
>('listRegionLots', 'GET', '/api/v1/regions/{region}/lots')

/** Lower a price while people are ordering, and settle with those who paid more. */
export const cutPrice = /* @__PURE__ */ operation<
  { region: string; window: string; offer: string },
  { version: number; toMinor: number; policy: "refund_difference" | "keep" },
  { cut: { id: string; offerId: string; fromMinor: number; toMinor: number; linesAffected: number; costMinor: number; policy: "refund_difference" | "keep" }; version: number }
>('cutPrice', 'POST', '/api/v1/regions/{region}/windows/{window}/offers/{offer}/price-cuts', 'body key')

/** Make a member of staff, with a temporary password to pass on. */
export const createStaff = /* @__PURE__ */ operation<
  {  },
  { name: string; email: string; locale?: "zh-CN" | "en" | "es" },
  Staff
>('createStaff', 'POST', '/api/v1/staff', 'body')

/** Make a new code; the old one no longer fits. */
export const renewHouseholdCode = /* @__PURE__ */ operation<
  { region: string; resident: string },
  undefined,
  Household
>('renewHouseholdCode', 'POST', '/api/v1/regions/{region}/residents/{resident}/household/codes')

/** Make a plan: its windows are made, published and opened by themselves. */
export const createWindowPlan = /* @__PURE__ */ operation<
  { region: string },
  { name: Name5; weekdays: (number)[]; opensTime: string; cutoffTime: string; cutoffDays: number; pickupDays: number; slots: (Slot)[]; communityIds: (string)[]; offers: (Offer2)[]; acceptsWarnings: boolean },
  WindowPlan
>('createWindowPlan', 'POST', '/api/v1/regions/{region}/window-plans', 'body')

/** Make a window like an earlier one, for another day, at the same times of day. */
export const cloneWindow = /* @__PURE__ */ operation<
  { region: string; window: string },
  { pickupDate: string; name?: Name2 },
  Window
>('cloneWindow', 'POST', '/api/v1/regions/{region}/windows/{window}/clones', 'body')

/** Make a window with its communities and offers; nobody sees it before it is published. */
export const createWindow = /* @__PURE__ */ operation<
  { region: string },
  { name: Name2; opensAt: string; closesAt: string; pickupDate: string; slots?: (Slot)[]; communityIds: (string)[]; offers?: (Offer3)[] },
  Window
>('createWindow', 'POST', '/api/v1/regions/{region}/windows', 'body')

/** Make an offer of a supplier: a buyer’s is in force, a supplier’s is a proposal. */
export const makeOffer = /* @__PURE__ */ operation<
  { region: string; supplier: string },
  { skuId: string; costMinor: number; validFrom: string; caseSize: number; minimumQuantity: number; leadDays: number; lotRule: "required" | "optional"; validUntil?: string; sourceRank?: 1 | 2 },
  Offer
>('makeOffer', 'POST', '/api/v1/regions/{region}/suppliers/{supplier}/offers', 'body')

/** Make an online payment into one’s own wallet; then start it. */
export const topUpWallet = /* @__PURE__ */ operation<
  { region: string; resident: string },
  { provider: string; amountMinor: number },
  Payment
>('topUpWallet', 'POST', '/api/v1/regions/{region}/residents/{resident}/wallet-top-ups', 'body key')

/** Make another code by which a friend fetches one order, once. */
export const forwardPickupCode = /* @__PURE__ */ operation<
  { region: string; order: string },
  { name: string },
  { id: string; orderId: string; name: string; digits: string; token: string; validUntil: string; createdAt: string; revokedAt: string | null; usedAt: string | null }
>('forwardPickupCode', 'POST', '/api/v1/regions/{region}/orders/{order}/forwarded-codes', 'body')

/** Make the code anew: pictures and digits of the old one are void. */
export const renewPickupCode = /* @__PURE__ */ operation<
  { region: string; order: string },
  undefined,
  PickupCode
>('renewPickupCode', 'POST', '/api/v1/regions/{region}/orders/{order}/pickup-codes')

/** Mark a product, to find it again. */
export const markFavourite = /* @__PURE__ */ operation<
  { region: string; resident: string; product: string },
  undefined,
  undefined
>('markFavourite', 'PUT', '/api/v1/regions/{region}/residents/{resident}/favourites/{product}')

/** Mark my notices up to one as read. */
export const readNotices = /* @__PURE__ */ operation<
  { region: string },
  { upToId: string },
  undefined
>('readNotices', 'PUT', '/api/v1/regions/{region}/notices/reading', 'body')

/** Mark one of my notices as read. */
export const readNotice = /* @__PURE__ */ operation<
  { region: string; notice: string },
  undefined,
  undefined
>('readNotice', 'PUT', '/api/v1/regions/{region}/notices/{notice}/reading')

/** Move to another community of the region. */
export const changeResidentCommunity = /* @__PURE__ */ operation<
  { region: string; resident: string },
  { version: number; communityId: string; buildingId: string | null; room: string },
  Resident
>('changeResidentCommunity', 'PUT', '/api/v1/regions/{region}/residents/{resident}/community', 'body')

/** Movements of an account, newest first. */
export const listTransfersOfAccount = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string; account: string },
  undefined,
  WalletTransfers
>('listTransfersOfAccount', 'GET', '/api/v1/regions/{region}/accounts/{account}/transfers')

/** My cart with its quote, and what changed since. */
export const getCart = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  { version: number; lines: ({ offerId: string; windowId: string; quantity: number; name: Name; measure: "piece" | "case" | "about" | "weighed"; replacement: "yes" | "no" | "ask"; addedAt: string; changes: ({ what: "price" | "stock" | "gone" | "cutoff"; before?: number; now?: number })[] })[]; quotes: (Quote)[]; totalMinor: number; quoteToken: string; shortages: (Shortage)[] }
>('getCart', 'GET', '/api/v1/regions/{region}/cart')

/** My claims, newest first. */
export const listMyClaims = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; state?: "waiting" | "decided" | "objected" | "final"; region: string },
  undefined,
  MyClaims
>('listMyClaims', 'GET', '/api/v1/regions/{region}/my-claims')

/** My orders that can be fetched now, who waits longest first. */
export const listMyPickups = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  ({ orderId: string; readyAt: string; deadlineAt: string | null })[]
>('listMyPickups', 'GET', '/api/v1/regions/{region}/my-pickups')

/** My orders, newest first. */
export const listMyOrders = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; shelf?: "awaiting-payment" | "to-fetch" | "done" | "refunded"; region: string },
  undefined,
  { items: ({ id: string; number: string; windowId: string; communityId: string; stationId: string; fulfilment: "pickup" | "delivery"; pickupDate: string; slot: string | null; shortNumber: number; goodsMinor: number; feeMinor: number; taxMinor: number; totalMinor: number; cashDueMinor: number; state: "awaiting_payment" | "placed" | "collected" | "returned" | "lacking" | "cancelled" | "expired"; holdUntil: string | null; residentId: string | null; residentName: string | null; leaderId: string | null; channel: string; currency: string; reducedMinor: number; openMinor: number; placedAt: string; paidAt: string | null; closedAt: string | null; closedWhy: "collected" | "delivered" | "returned" | "lacking" | null; cancelledAt: string | null; cancelledWhy: string | null; goods: (Good2)[] })[]; nextCursor?: string }
>('listMyOrders', 'GET', '/api/v1/regions/{region}/my-orders')

/** Names of suppliers, for those who take their goods in at a station. */
export const listSupplierNames = /* @__PURE__ */ operation<
  { search?: string; limit?: number; cursor?: string; region: string; station: string },
  undefined,
  { items: ({ id: string; code: string; name: string })[]; nextCursor?: string }
>('listSupplierNames', 'GET', '/api/v1/regions/{region}/stations/{station}/suppliers')

/** New backup codes; the old ones are void. */
export const renewBackupCodes = /* @__PURE__ */ operation<
  {  },
  { password: string },
  undefined
>('renewBackupCodes', 'POST', '/api/auth/two-factor/generate-backup-codes', 'body')

/** No longer ask a holder for what a deposit was short of. */
export const writeOffCashShortage = /* @__PURE__ */ operation<
  { region: string; cashDeposit: string },
  { why: string },
  Cash
>('writeOffCashShortage', 'POST', '/api/v1/regions/{region}/cash-deposits/{cashDeposit}/write-off', 'body key')

/** Object to a decision, as the one who claimed or the one who bears it. */
export const objectToClaim = /* @__PURE__ */ operation<
  { region: string; claim: string },
  { why: string; pictureIds?: (string)[] },
  ToClaim
>('objectToClaim', 'POST', '/api/v1/regions/{region}/claims/{claim}/objection', 'body')

/** Offers of a window with cost, commission and what is ordered. */
export const listOffers = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string; window: string },
  undefined,
  { items: ({ id: string; listingId: string; skuId: string; name: Name; measure: "piece" | "case" | "about" | "weighed"; listPriceMinor: number; priceMinor: number | null; costMinor: number | null; supplierId: string | null; commissionBasisPoints: number | null; limitPerResident: number | null; cutoffAt: string | null; cap: number | null; stationId: string | null; reserved: number; sort: number; withdrawnAt: string | null; withdrawnWhy: string | null })[]; nextCursor?: string }
>('listOffers', 'GET', '/api/v1/regions/{region}/windows/{window}/offers')

/** One entry of what a leader earned. */
export const getLeaderEarning = /* @__PURE__ */ operation<
  { region: string; leader: string; entry: string },
  undefined,
  LeaderEarning
>('getLeaderEarning', 'GET', '/api/v1/regions/{region}/leaders/{leader}/earnings/{entry}')

/** One’s own passkeys. */
export const listPasskeys = /* @__PURE__ */ operation<
  {  },
  undefined,
  undefined
>('listPasskeys', 'GET', '/api/auth/passkey/list-user-passkeys')

/** Open a closed community again. */
export const reopenCommunity = /* @__PURE__ */ operation<
  { region: string; community: string },
  undefined,
  Community
>('reopenCommunity', 'DELETE', '/api/v1/regions/{region}/communities/{community}/closure')

/** Open a closed station again. */
export const reopenStation = /* @__PURE__ */ operation<
  { region: string; station: string },
  undefined,
  Station
>('reopenStation', 'DELETE', '/api/v1/regions/{region}/stations/{station}/closure')

/** Open a region. */
export const createRegion = /* @__PURE__ */ operation<
  {  },
  { id: string; country: string; currency: string; timeZone: string; taxMode: "included" | "added"; name: Name4; deliveryCalendar: DeliveryCalendar },
  Region
>('createRegion', 'POST', '/api/v1/regions', 'body')

/** Open an early wave: give firmly what has come so far, so that a first load can leave. */
export const openSortingWave = /* @__PURE__ */ operation<
  { region: string; station: string; date: string },
  Record<string, never>,
  SortingWave
>('openSortingWave', 'POST', '/api/v1/regions/{region}/stations/{station}/sorting-waves/{date}', 'body key')

/** Order and pay: one order for each part, all or none. */
export const placeOrders = /* @__PURE__ */ operation<
  { region: string },
  OrdersBody,
  Draft
>('placeOrders', 'POST', '/api/v1/regions/{region}/checkouts', 'body key')

/** Order at a station’s counter, for a resident or a walk-in. */
export const placeOrdersAtCounter = /* @__PURE__ */ operation<
  { region: string; station: string },
  { parts: (Part)[]; payments: (Payment2)[]; quoteToken?: string; leaderCode?: string; isCashTaken?: boolean; communityId: string; residentId?: string },
  Draft
>('placeOrdersAtCounter', 'POST', '/api/v1/regions/{region}/stations/{station}/checkouts', 'body key')

/** Order for a neighbour: by who is named to, the leader, a counter, or support. */
export const placeOrdersForResident = /* @__PURE__ */ operation<
  { region: string; resident: string },
  OrdersBody,
  Draft
>('placeOrdersForResident', 'POST', '/api/v1/regions/{region}/residents/{resident}/checkouts', 'body key')

/** Orders of the region, newest first unless sorted; found by number, person, day, sum, text. */
export const listOrders = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; search?: string; text?: string; windowId?: string; communityId?: string; residentId?: string; leaderId?: string; number?: string; state?: "awaiting_payment" | "placed" | "collected" | "returned" | "lacking" | "cancelled" | "expired"; channel?: "shop" | "leader" | "counter" | "phone"; pickupFrom?: string; pickupThrough?: string; placedFrom?: string; placedBefore?: string; leastMinor?: number; mostMinor?: number; sort?: "placed" | "-placed" | "pickup" | "-pickup" | "total" | "-total" | "short-number" | "-short-number"; region: string },
  undefined,
  { items: ({ id: string; number: string; windowId: string; communityId: string; stationId: string; fulfilment: "pickup" | "delivery"; pickupDate: string; slot: string | null; shortNumber: number; goodsMinor: number; feeMinor: number; taxMinor: number; totalMinor: number; cashDueMinor: number; state: "awaiting_payment" | "placed" | "collected" | "returned" | "lacking" | "cancelled" | "expired"; holdUntil: string | null; residentId: string | null; residentName: string | null; leaderId: string | null; channel: string; currency: string; reducedMinor: number; openMinor: number; placedAt: string; paidAt: string | null; closedAt: string | null; closedWhy: "collected" | "delivered" | "returned" | "lacking" | null; cancelledAt: string | null; cancelledWhy: string | null })[]; nextCursor?: string }
>('listOrders', 'GET', '/api/v1/regions/{region}/orders')

/** Other goods that a resident gets or is offered in place of missing ones. */
export const listReplacementsOfResident = /* @__PURE__ */ operation<
  { region: string; resident: string },
  undefined,
  (Replacement)[]
>('listReplacementsOfResident', 'GET', '/api/v1/regions/{region}/residents/{resident}/replacements')

/** Other goods that stand in for missing ones on a day; 200 at most. */
export const listReplacementsOfDay = /* @__PURE__ */ operation<
  { region: string; station: string; date: string },
  undefined,
  (Replacement)[]
>('listReplacementsOfDay', 'GET', '/api/v1/regions/{region}/stations/{station}/replacements/{date}')

/** Pay back what a leader or station laid out, against a receipt. */
export const repayCash = /* @__PURE__ */ operation<
  { region: string },
  { holder: Holder; amountMinor: number; slip: string; pictureId?: string },
  CashRepayment
>('repayCash', 'POST', '/api/v1/regions/{region}/cash-repayments', 'body key')

/** Pay open orders with one payment; a leader for several neighbours. */
export const payOrders = /* @__PURE__ */ operation<
  { region: string },
  { orderIds: (string)[]; method: "wallet" | "sandbox" },
  { paymentId: string; amountMinor: number; state: "captured" | "pending" }
>('payOrders', 'POST', '/api/v1/regions/{region}/order-payments', 'body key')

/** Payouts of a region. */
export const listPayouts = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; state?: "requested" | "approved" | "batched" | "failed" | "paid" | "cancelled"; payeeKind?: "leader" | "supplier" | "courier"; payeeId?: string; lacksAccount?: boolean; region: string },
  undefined,
  { items: (Payout2)[]; nextCursor?: string }
>('listPayouts', 'GET', '/api/v1/regions/{region}/payouts')

/** Plans that open windows by themselves. */
export const listWindowPlans = /* @__PURE__ */ operation<
  { withStopped?: boolean; limit?: number; cursor?: string; region: string },
  undefined,
  { items: (WindowPlan)[]; nextCursor?: string }
>('listWindowPlans', 'GET', '/api/v1/regions/{region}/window-plans')

/** Price what is wanted, with every step explained. */
export const quote = /* @__PURE__ */ operation<
  { region: string },
  { communityId?: string; parts: ({ windowId: string; fulfilment: "pickup" | "delivery"; lines: (Line)[] })[] },
  { quotes: (Quote)[]; totalMinor: number; quoteToken: string; shortages: (Shortage)[] }
>('quote', 'POST', '/api/v1/regions/{region}/quotes', 'body')

/** Products that a resident marked. */
export const listFavourites = /* @__PURE__ */ operation<
  { region: string; resident: string },
  undefined,
  ({ productId: string; createdAt: string })[]
>('listFavourites', 'GET', '/api/v1/regions/{region}/residents/{resident}/favourites')

/** Products with their SKUs and what they lack, newest first. */
export const listProducts = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; text?: string; category?: string; archived?: boolean },
  undefined,
  { items: (Product)[]; nextCursor?: string }
>('listProducts', 'GET', '/api/v1/products')

/** Propose other figures for an offer; what was agreed holds until a buyer accepts. */
export const changeOffer = /* @__PURE__ */ operation<
  { region: string; supplier: string; offer: string },
  { costMinor: number; validFrom: string; caseSize: number; minimumQuantity: number; leadDays: number; lotRule: "required" | "optional"; validUntil?: string },
  Offer
>('changeOffer', 'POST', '/api/v1/regions/{region}/suppliers/{supplier}/offers/{offer}/changes', 'body')

/** Prove the books of all regions from their transfers. */
export const checkLedger = /* @__PURE__ */ operation<
  {  },
  undefined,
  { transfers: number; accounts: number; faults: ({ regionId: string; fault: string; subject: string })[] }
>('checkLedger', 'GET', '/api/v1/ledger-check')

/** Prove the second factor by a backup code, which is then used up. */
export const proveByBackupCode = /* @__PURE__ */ operation<
  {  },
  { code: string },
  undefined
>('proveByBackupCode', 'POST', '/api/auth/two-factor/verify-backup-code', 'body')

/** Prove the second factor by the authenticator’s code. */
export const proveSecondFactor = /* @__PURE__ */ operation<
  {  },
  { code: string; trustDevice?: boolean },
  undefined
>('proveSecondFactor', 'POST', '/api/auth/two-factor/verify-totp', 'body')

/** Proven messages of providers that do not fit, newest first. */
export const listQuarantinedNotifications = /* @__PURE__ */ operation<
  { isResolved?: boolean; limit?: number; cursor?: string; region: string },
  undefined,
  { items: (QuarantinedNotification)[]; nextCursor?: string }
>('listQuarantinedNotifications', 'GET', '/api/v1/regions/{region}/quarantined-notifications')

/** Publish a window after its checks: it opens at its time. */
export const publishWindow = /* @__PURE__ */ operation<
  { region: string; window: string },
  { version: number; acceptWarnings?: boolean },
  { version: number; findings: (Finding)[] }
>('publishWindow', 'POST', '/api/v1/regions/{region}/windows/{window}/publication', 'body')

/** Put a SKU back where it is listed. */
export const restoreSku = /* @__PURE__ */ operation<
  { sku: string },
  undefined,
  Sku
>('restoreSku', 'DELETE', '/api/v1/skus/{sku}/archiving')

/** Put a draft aside. */
export const discardDraft = /* @__PURE__ */ operation<
  { region: string; draft: string },
  undefined,
  undefined
>('discardDraft', 'DELETE', '/api/v1/regions/{region}/drafts/{draft}')

/** Put a leader’s commission right by hand. */
export const adjustLeaderCommission = /* @__PURE__ */ operation<
  { region: string; leader: string },
  SupplierBody,
  { id: string }
>('adjustLeaderCommission', 'POST', '/api/v1/regions/{region}/leaders/{leader}/adjustments', 'body key')

/** Put a product back where it is listed. */
export const restoreProduct = /* @__PURE__ */ operation<
  { product: string },
  undefined,
  Product
>('restoreProduct', 'DELETE', '/api/v1/products/{product}/archiving')

/** Put an offer into my cart, or set its quantity. */
export const putIntoCart = /* @__PURE__ */ operation<
  { region: string; offer: string },
  { quantity: number; replacement?: "yes" | "no" | "ask"; leaderCode?: string },
  undefined
>('putIntoCart', 'PUT', '/api/v1/regions/{region}/cart/lines/{offer}', 'body')

/** Put money into a wallet by the operator’s own hand. */
export const depositToWallet = /* @__PURE__ */ operation<
  { region: string; resident: string },
  { amountMinor: number; reason: string },
  ToWallet
>('depositToWallet', 'POST', '/api/v1/regions/{region}/residents/{resident}/wallet-deposits', 'body key')

/** Put money into up to 1000 wallets by the operator’s own hand. */
export const depositToWallets = /* @__PURE__ */ operation<
  { region: string },
  { deposits: ({ residentId: string; amountMinor: number })[]; reason: string },
  ToWallet
>('depositToWallets', 'POST', '/api/v1/regions/{region}/wallet-deposits', 'body key')

/** Put what a supplier is owed right by hand, on its next statement. */
export const adjustSupplier = /* @__PURE__ */ operation<
  { region: string; supplier: string },
  SupplierBody,
  { id: string }
>('adjustSupplier', 'POST', '/api/v1/regions/{region}/suppliers/{supplier}/adjustments', 'body key')

/** Put what is approved, and what the bank sent back, into a batch for the bank. */
export const makePayoutBatch = /* @__PURE__ */ operation<
  { region: string },
  Record<string, never>,
  PayoutBatch
>('makePayoutBatch', 'POST', '/api/v1/regions/{region}/payout-batches', 'body key')

/** Read a chat’s chain (接龙) into draft orders to confirm. */
export const readChain = /* @__PURE__ */ operation<
  { region: string; community: string },
  { windowId: string; text: string },
  { batchId: string; drafts: number }
>('readChain', 'POST', '/api/v1/regions/{region}/communities/{community}/chains', 'body')

/** Record what the bank did with payouts of a batch. */
export const recordPayoutResults = /* @__PURE__ */ operation<
  { region: string; batch: string },
  { results: ({ payoutId: string; status: "paid" | "failed"; reference?: string; why?: string })[] },
  { results: ({ payoutId: string; outcome: "recorded" | "repeated" | "conflict" })[] }
>('recordPayoutResults', 'POST', '/api/v1/regions/{region}/payout-batches/{batch}/results', 'body key')

/** Refunds by state, newest first. */
export const listRefunds = /* @__PURE__ */ operation<
  { state?: "waiting" | "asked" | "failing" | "alerted" | "succeeded" | "rerouted"; limit?: number; cursor?: string; region: string },
  undefined,
  { items: (Refund)[]; nextCursor?: string }
>('listRefunds', 'GET', '/api/v1/regions/{region}/refunds')

/** Refuse what waits; nothing moves. */
export const declineStockCorrection = /* @__PURE__ */ operation<
  { region: string; correction: string },
  { why: string },
  StockCorrection
>('declineStockCorrection', 'POST', '/api/v1/regions/{region}/stock-corrections/{correction}/decline', 'body')

/** Regions that are run. */
export const listRegions = /* @__PURE__ */ operation<
  {  },
  undefined,
  (Region)[]
>('listRegions', 'GET', '/api/v1/regions')

/** Reject an application, with the reason. */
export const rejectLeader = /* @__PURE__ */ operation<
  { region: string; leader: string },
  { why: string },
  Leader
>('rejectLeader', 'POST', '/api/v1/regions/{region}/leaders/{leader}/rejection', 'body')

/** Remove a building from the lists. */
export const removeBuilding = /* @__PURE__ */ operation<
  { region: string; community: string; building: string },
  undefined,
  undefined
>('removeBuilding', 'DELETE', '/api/v1/regions/{region}/communities/{community}/buildings/{building}')

/** Remove an address. */
export const removeAddress = /* @__PURE__ */ operation<
  { region: string; resident: string; address: string },
  undefined,
  undefined
>('removeAddress', 'DELETE', '/api/v1/regions/{region}/residents/{resident}/addresses/{address}')

/** Rename, move or regrade a category. */
export const changeCategory = /* @__PURE__ */ operation<
  { category: string },
  { code: string; parentId: string | null; name: Name6; sort: number; taxCode: string | null; taxRateBasisPoints: number | null; labelFields: ("netContent" | "ingredients" | "allergens" | "producer" | "producerAddress" | "licence" | "standard" | "storageAdvice" | "warnings" | "origin" | "shelfLifeDays")[]; version: number },
  Category
>('changeCategory', 'PUT', '/api/v1/categories/{category}', 'body')

/** Report what was found after the confirmation, until the day ends. */
export const reportDiscrepancies = /* @__PURE__ */ operation<
  { region: string; community: string; date: string },
  { discrepancies: (Discrepancy2)[] },
  Delivery
>('reportDiscrepancies', 'POST', '/api/v1/regions/{region}/communities/{community}/deliveries/{date}/discrepancies', 'body key')

/** Residents of a community, for its leader and its counter. */
export const listResidents = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; search?: string; isNeighbour?: boolean; buildingId?: string; region: string; community: string },
  undefined,
  Residents
>('listResidents', 'GET', '/api/v1/regions/{region}/communities/{community}/residents')

/** Residents who are to be erased and wait for a second look. */
export const listErasureRequests = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  (Erasure)[]
>('listErasureRequests', 'GET', '/api/v1/regions/{region}/erasure-requests')

/** Rewrite a SKU; how it is counted stays. */
export const changeSku = /* @__PURE__ */ operation<
  { sku: string },
  { code: string; name: Name3; measure: "piece" | "case" | "about" | "weighed"; unit: Unit; piecesPerCase: number | null; aboutGrams: number | null; stepGrams: number | null; minimumGrams: number | null; netGrams: number | null; scaleCode: string | null; barcodes: (string)[]; version: number },
  Sku
>('changeSku', 'PUT', '/api/v1/skus/{sku}', 'body')

/** Rewrite a product, for every region that sells it. */
export const changeProduct = /* @__PURE__ */ operation<
  { product: string },
  { code: string; categoryId: string; name: Name; description: Description; brand: string; origin: Origin; storage: "ambient" | "chilled" | "frozen"; shelfLifeDays: number | null; taxCode: string; taxRateBasisPoints: number; label: Label; pictureIds: (string)[]; version: number },
  Product
>('changeProduct', 'PUT', '/api/v1/products/{product}', 'body')

/** SKUs by id or by words, for those who carry, count and supply them. */
export const listSkuCards = /* @__PURE__ */ operation<
  { ids?: string; text?: string; limit?: number; region: string },
  undefined,
  ({ id: string; code: string; name: string; names: Name; measure: "piece" | "case" | "about" | "weighed"; unit: string; storage: "ambient" | "chilled" | "frozen"; shelfLifeDays: number | null; piecesPerCase: number | null; aboutGrams: number | null; barcodes: (string)[]; pictureId: string | null; priceMinor: number | null })[]
>('listSkuCards', 'GET', '/api/v1/regions/{region}/sku-cards')

/** Say no to a claim, with the reason. */
export const rejectClaim = /* @__PURE__ */ operation<
  { region: string; claim: string },
  { why: string },
  Neighbour
>('rejectClaim', 'POST', '/api/v1/regions/{region}/claims/{claim}/rejection', 'body')

/** Say that a batch went to the bank. */
export const markPayoutBatchSent = /* @__PURE__ */ operation<
  { region: string; batch: string },
  undefined,
  PayoutBatch
>('markPayoutBatchSent', 'POST', '/api/v1/regions/{region}/payout-batches/{batch}/sending')

/** Say that a leader or station brought in cash it held. */
export const payInCash = /* @__PURE__ */ operation<
  { region: string },
  { holderKind: "leader" | "station"; holderId: string; amountMinor: number; proof: string },
  { owedMinor: number }
>('payInCash', 'POST', '/api/v1/regions/{region}/cash-pay-ins', 'body key')

/** Say that a line of a statement is wrong, until the day that it names. */
export const disputeStatementLine = /* @__PURE__ */ operation<
  { region: string; supplier: string; statement: string },
  { entryId: string; claimedMinor: number; why: string },
  SupplierDispute
>('disputeStatementLine', 'POST', '/api/v1/regions/{region}/suppliers/{supplier}/statements/{statement}/disputes', 'body')

/** Say that a load is at a stop, with crates left and taken back. */
export const arriveAtStop = /* @__PURE__ */ operation<
  { region: string; load: string; stop: string },
  { latitude?: number; longitude?: number; cratesLeft?: number; iceBoxesLeft?: number; cratesTaken?: number; iceBoxesTaken?: number; pictureId?: string },
  { id: string; position: number; stationId: string; bagCount: number; coldBagCount: number; crateCount: number; iceBoxCount: number; weightGrams: number; arrivedAt: string | null; cratesLeft: number | null; iceBoxesLeft: number | null; cratesTaken: number | null; iceBoxesTaken: number | null; pictureId: string | null; loadId: string }
>('arriveAtStop', 'POST', '/api/v1/regions/{region}/loads/{load}/stops/{stop}/arrival', 'body key')

/** Say that a whole lot, load, or SKU of a day was bad: refund and tell everybody. */
export const declareIncident = /* @__PURE__ */ operation<
  { region: string },
  { kind: "lot" | "load" | "sku-day"; lotId?: string; loadId?: string; skuId?: string; pickupDate?: string; stationId?: string; what: string; decision: "whole" | "share"; shareBasisPoints?: number; bearerKind?: "supplier" | "operator" | "station" | "courier" | "leader"; bearerId?: string; tellText?: { 'zh-CN'?: string; en?: string; es?: string }; dryRun?: boolean },
  { id: string | null; lines: number; orders: number; residents: number; communities: number; amountMinor: number; bearerKind: "supplier" | "operator" | "station" | "courier" | "leader"; bearerId: string | null }
>('declareIncident', 'POST', '/api/v1/regions/{region}/incidents', 'body key')

/** Say that goods given again were handed over. */
export const handOverReplacement = /* @__PURE__ */ operation<
  { region: string; claim: string },
  undefined,
  { claimId: string; handedOverAt: string }
>('handOverReplacement', 'POST', '/api/v1/regions/{region}/claims/{claim}/replacement-handover', 'key')

/** Say that nothing more comes for a day. */
export const closeReceiving = /* @__PURE__ */ operation<
  { region: string; station: string; date: string },
  { force?: boolean; why?: string },
  { id: string; stationId: string; pickupDate: string; closedAt: string | null; closedBy: string | null; forcedWhy: string | null }
>('closeReceiving', 'POST', '/api/v1/regions/{region}/stations/{station}/receiving-days/{date}/closing', 'body')

/** Say that one brings it. */
export const acceptDoorDelivery = /* @__PURE__ */ operation<
  { region: string; community: string; doorDelivery: string },
  undefined,
  DoorDelivery
>('acceptDoorDelivery', 'POST', '/api/v1/regions/{region}/communities/{community}/door-deliveries/{doorDelivery}/acceptance')

/** Say that redelivered goods are where they lacked. */
export const completeRedelivery = /* @__PURE__ */ operation<
  { region: string; redelivery: string },
  undefined,
  Redelivery
>('completeRedelivery', 'POST', '/api/v1/regions/{region}/redeliveries/{redelivery}/completion', 'key')

/** Say that the cash of a refund was handed back. */
export const returnCash = /* @__PURE__ */ operation<
  { region: string; refund: string },
  undefined,
  Refund
>('returnCash', 'POST', '/api/v1/regions/{region}/refunds/{refund}/cash-return', 'key')

/** Say that the supplier has fetched what goes back. */
export const letSupplierReturnLeave = /* @__PURE__ */ operation<
  { region: string; station: string; return: string },
  undefined,
  ToSupplier
>('letSupplierReturnLeave', 'POST', '/api/v1/regions/{region}/stations/{station}/supplier-returns/{return}/departure', 'key')

/** Say what becomes of goods that nobody fetched: stock, stock for less, or written off. */
export const decideUncollected = /* @__PURE__ */ operation<
  { region: string; station: string; order: string },
  { lines: ({ lineNumber: number; fate: "restocked" | "marked-down" | "written-off"; reason?: "expired" | "spoiled" | "damaged" | "lost" | "stolen" | "recalled" | "sample" | "own-use" | "other"; note?: string })[] },
  Uncollected
>('decideUncollected', 'POST', '/api/v1/regions/{region}/stations/{station}/uncollected/{order}/decision', 'body key')

/** Say what came: all of it, but for what is named. */
export const confirmDelivery = /* @__PURE__ */ operation<
  { region: string; community: string; date: string },
  { discrepancies?: (Discrepancy2)[] },
  Delivery
>('confirmDelivery', 'POST', '/api/v1/regions/{region}/communities/{community}/deliveries/{date}/confirmation', 'body key')

/** Say what crates and ice boxes a station really has. */
export const countCrates = /* @__PURE__ */ operation<
  { region: string; station: string },
  { crates: number; iceBoxes: number; note?: string },
  Crates
>('countCrates', 'POST', '/api/v1/regions/{region}/stations/{station}/crate-counts', 'body key')

/** Say what one asks for bringing an order to the door. */
export const setDoorFee = /* @__PURE__ */ operation<
  { region: string; leader: string },
  { feeMinor: number },
  { feeMinor: number }
>('setDoorFee', 'PUT', '/api/v1/regions/{region}/leaders/{leader}/door-fee', 'body')

/** Say what was put on its way, lot by lot. */
export const shipGoods = /* @__PURE__ */ operation<
  { region: string; purchaseOrder: string },
  { expectedAt: string; lines: ({ skuId: string; quantity: number; lotCode?: string; expiresOn?: string })[] },
  Goods
>('shipGoods', 'POST', '/api/v1/regions/{region}/purchase-orders/{purchaseOrder}/shipments', 'body key')

/** Say where a courier is paid. */
export const setCourierBankAccount = /* @__PURE__ */ operation<
  { region: string; courier: string },
  LeaderBankAccountBody,
  LeaderBankAccount
>('setCourierBankAccount', 'PUT', '/api/v1/regions/{region}/couriers/{courier}/bank-account', 'body')

/** Say where a leader is paid. */
export const setLeaderBankAccount = /* @__PURE__ */ operation<
  { region: string; leader: string },
  LeaderBankAccountBody,
  LeaderBankAccount
>('setLeaderBankAccount', 'PUT', '/api/v1/regions/{region}/leaders/{leader}/bank-account', 'body')

/** Say where a supplier is paid. */
export const setSupplierBankAccount = /* @__PURE__ */ operation<
  { region: string; supplier: string },
  LeaderBankAccountBody,
  LeaderBankAccount
>('setSupplierBankAccount', 'PUT', '/api/v1/regions/{region}/suppliers/{supplier}/bank-account', 'body')

/** Say where a surplus goes. */
export const decideSurplus = /* @__PURE__ */ operation<
  { region: string; surplus: string },
  { destination: "next-window" | "store" | "markdown" | "write-off"; stationId?: string; markdown?: { windowId: string; priceMinor: number } },
  Surplus
>('decideSurplus', 'PUT', '/api/v1/regions/{region}/surpluses/{surplus}', 'body key')

/** Say which communities the leader serves. */
export const changeLeaderCommunities = /* @__PURE__ */ operation<
  { region: string; leader: string },
  { version: number; communityIds: (string)[] },
  Leader
>('changeLeaderCommunities', 'PUT', '/api/v1/regions/{region}/leaders/{leader}/communities', 'body')

/** Say which courier brings redelivered goods. */
export const assignRedelivery = /* @__PURE__ */ operation<
  { region: string; redelivery: string },
  { courierId: string | null },
  Redelivery
>('assignRedelivery', 'PUT', '/api/v1/regions/{region}/redeliveries/{redelivery}/courier', 'body')

/** Say which neighbour one is, now that one has a login. */
export const claimNeighbour = /* @__PURE__ */ operation<
  { region: string; community: string },
  { name: string; buildingId: string; room: string },
  Neighbour
>('claimNeighbour', 'POST', '/api/v1/regions/{region}/communities/{community}/claims', 'body')

/** Say which of its leaders answers for what arrives in a community. */
export const chooseMainLeader = /* @__PURE__ */ operation<
  { region: string; community: string },
  { leaderId: string },
  undefined
>('chooseMainLeader', 'PUT', '/api/v1/regions/{region}/communities/{community}/main-leader', 'body')

/** Say who a draft is for and what it holds. */
export const changeDraft = /* @__PURE__ */ operation<
  { region: string; draft: string },
  { residentId?: string; items?: (Line)[]; settles?: (string)[] },
  Draft2
>('changeDraft', 'PATCH', '/api/v1/regions/{region}/drafts/{draft}', 'body')

/** Say who orders for a neighbour from now on. */
export const changeOrderer = /* @__PURE__ */ operation<
  { region: string; resident: string },
  { version: number; ordersByResidentId: string | null },
  Resident
>('changeOrderer', 'PUT', '/api/v1/regions/{region}/residents/{resident}/orderer', 'body')

/** Send a code to a phone; the answer does not tell whether it is known. */
export const sendSignInCode = /* @__PURE__ */ operation<
  {  },
  { phoneNumber: string },
  undefined
>('sendSignInCode', 'POST', '/api/auth/phone-number/send-otp', 'body')

/** Send a held purchase order before its time. */
export const sendPurchaseOrder = /* @__PURE__ */ operation<
  { region: string; purchaseOrder: string },
  undefined,
  PurchaseOrder
>('sendPurchaseOrder', 'POST', '/api/v1/regions/{region}/purchase-orders/{purchaseOrder}/sending')

/** Send goods to another station. */
export const sendStockTransfer = /* @__PURE__ */ operation<
  { region: string; station: string },
  { toStationId: string; note?: string; lines: ({ skuId: string; lotCode?: string; lotId?: string; quantity: number })[] },
  StockTransfer
>('sendStockTransfer', 'POST', '/api/v1/regions/{region}/stations/{station}/transfers', 'body key')

/** Set a setting for every region that does not say otherwise. */
export const setOperatorSetting = /* @__PURE__ */ operation<
  { name: string },
  { value: unknown; inForceFrom?: string },
  undefined
>('setOperatorSetting', 'PUT', '/api/v1/settings/{name}', 'body')

/** Set a setting from an instant on: finance what is money, operations the rest. */
export const setSetting = /* @__PURE__ */ operation<
  { region: string; name: string },
  { value: unknown; scopeKind: "region" | "community" | "station"; scopeId?: string; inForceFrom?: string },
  undefined
>('setSetting', 'PUT', '/api/v1/regions/{region}/settings/{name}', 'body')

/** Set many offers of a window in one go, also while it is open. */
export const setOffers = /* @__PURE__ */ operation<
  { region: string; window: string },
  { version: number; offers: (Offer3)[]; acceptWarnings?: boolean; priceCutPolicy?: "keep" },
  { version: number }
>('setOffers', 'PUT', '/api/v1/regions/{region}/windows/{window}/offers', 'body')

/** Set the commission of a leader, a level or a SKU from an instant on. */
export const setCommissionRate = /* @__PURE__ */ operation<
  { region: string },
  { scope: "leader" | "level" | "sku"; scopeKey: string; rateBasisPoints: number | null; inForceFrom?: string },
  CommissionRate
>('setCommissionRate', 'POST', '/api/v1/regions/{region}/commission-rates', 'body')

/** Set what a community sells otherwise than its region. */
export const setAssortment = /* @__PURE__ */ operation<
  { region: string; community: string },
  { overrides: ({ listingId: string; isListed: boolean | null; priceMinor: number | null; version?: number })[] },
  (Override)[]
>('setAssortment', 'PUT', '/api/v1/regions/{region}/communities/{community}/assortment', 'body')

/** Set what many communities sell otherwise than their region, all or none. */
export const changePriceList = /* @__PURE__ */ operation<
  { region: string },
  { overrides: ({ communityId: string; listingId: string; isListed: boolean | null; priceMinor: number | null; version?: number })[] },
  (Override)[]
>('changePriceList', 'PUT', '/api/v1/regions/{region}/price-list', 'body')

/** Set which stations serve a community, and its pickup point. */
export const serveCommunity = /* @__PURE__ */ operation<
  { region: string; community: string },
  { stationIds: (string)[]; pickupStationId: string | null },
  (ServingStation)[]
>('serveCommunity', 'PUT', '/api/v1/regions/{region}/communities/{community}/stations', 'body')

/** Settle a conflict: cash goes back by hand or into the wallet, or nothing is owed. */
export const resolveHandoverConflict = /* @__PURE__ */ operation<
  { region: string; conflict: string },
  { resolution: "cash-returned" | "cash-credited" | "settled"; why: string },
  HandoverConflict
>('resolveHandoverConflict', 'POST', '/api/v1/regions/{region}/handover-conflicts/{conflict}/resolution', 'body key')

/** Settle a message that does not fit. */
export const resolveQuarantinedNotification = /* @__PURE__ */ operation<
  { region: string; notification: string },
  { resolution: "processed" | "dismissed"; why: string },
  QuarantinedNotification
>('resolveQuarantinedNotification', 'POST', '/api/v1/regions/{region}/quarantined-notifications/{notification}/resolution', 'body key')

/** Sign a person out everywhere; it acts at their next call. */
export const endSessionsOf = /* @__PURE__ */ operation<
  { person: string },
  undefined,
  { ended: number }
>('endSessionsOf', 'DELETE', '/api/v1/people/{person}/sessions')

/** Sign in by e-mail and password; a second factor is asked for where there is one. */
export const signInByPassword = /* @__PURE__ */ operation<
  {  },
  { email: string; password: string },
  undefined
>('signInByPassword', 'POST', '/api/auth/sign-in/email', 'body')

/** Sign in by passkey. */
export const signInByPasskey = /* @__PURE__ */ operation<
  {  },
  { response: Record<string, unknown> },
  undefined
>('signInByPasskey', 'POST', '/api/auth/passkey/verify-authentication', 'body')

/** Sign in by phone and code; the first time makes the person. */
export const signInByCode = /* @__PURE__ */ operation<
  {  },
  { phoneNumber: string; code: string },
  undefined
>('signInByCode', 'POST', '/api/auth/phone-number/verify', 'body')

/** Sign me out everywhere, here too. */
export const endMySessions = /* @__PURE__ */ operation<
  {  },
  undefined,
  { ended: number }
>('endMySessions', 'DELETE', '/api/v1/me/sessions')

/** Sign one of my devices out; its next call is refused. */
export const endMySession = /* @__PURE__ */ operation<
  { session: string },
  undefined,
  undefined
>('endMySession', 'DELETE', '/api/v1/me/sessions/{session}')

/** Start a household. */
export const makeHousehold = /* @__PURE__ */ operation<
  { region: string; resident: string },
  { name: string },
  Household
>('makeHousehold', 'POST', '/api/v1/regions/{region}/residents/{resident}/household', 'body')

/** Statements of a supplier, and where its money is. */
export const listSupplierStatements = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string; supplier: string },
  undefined,
  { availableMinor: number; notYetDueMinor: number; openMinor: number; items: (Statement)[]; nextCursor?: string }
>('listSupplierStatements', 'GET', '/api/v1/regions/{region}/suppliers/{supplier}/statements')

/** Stations that are open. */
export const listStations = /* @__PURE__ */ operation<
  { kind?: "warehouse" | "grid" | "store" | "pickup"; limit?: number; cursor?: string; region: string },
  undefined,
  Stations
>('listStations', 'GET', '/api/v1/regions/{region}/stations')

/** Stations, closed ones too where asked for. */
export const listStationRecords = /* @__PURE__ */ operation<
  { kind?: "warehouse" | "grid" | "store" | "pickup"; withClosed?: boolean; limit?: number; cursor?: string; region: string },
  undefined,
  Stations
>('listStationRecords', 'GET', '/api/v1/regions/{region}/station-records')

/** Stop a plan; windows that it made stay. */
export const stopWindowPlan = /* @__PURE__ */ operation<
  { region: string; plan: string },
  undefined,
  WindowPlan
>('stopWindowPlan', 'POST', '/api/v1/regions/{region}/window-plans/{plan}/stop')

/** Suspend a supplier: none of its offers is in force then. */
export const suspendSupplier = /* @__PURE__ */ operation<
  { region: string; supplier: string },
  { why: string },
  Supplier
>('suspendSupplier', 'POST', '/api/v1/regions/{region}/suppliers/{supplier}/suspension', 'body')

/** Take a CSV of communities in. */
export const importCommunities = /* @__PURE__ */ operation<
  { region: string },
  StationsBody,
  Communities
>('importCommunities', 'POST', '/api/v1/regions/{region}/communities/imports', 'body')

/** Take a CSV of stations in. */
export const importStations = /* @__PURE__ */ operation<
  { region: string },
  StationsBody,
  Communities
>('importStations', 'POST', '/api/v1/regions/{region}/stations/imports', 'body')

/** Take a SKU off every shelf. */
export const archiveSku = /* @__PURE__ */ operation<
  { sku: string },
  { why: string },
  Sku
>('archiveSku', 'POST', '/api/v1/skus/{sku}/archiving', 'body')

/** Take a category back into use. */
export const restoreCategory = /* @__PURE__ */ operation<
  { category: string },
  undefined,
  Category
>('restoreCategory', 'DELETE', '/api/v1/categories/{category}/archiving')

/** Take a code back that was given to somebody. */
export const revokeForwardedCode = /* @__PURE__ */ operation<
  { region: string; order: string; forwardedCode: string },
  undefined,
  undefined
>('revokeForwardedCode', 'DELETE', '/api/v1/regions/{region}/orders/{order}/forwarded-codes/{forwardedCode}')

/** Take a handover back within minutes: by whoever did it, or a manager. */
export const undoHandover = /* @__PURE__ */ operation<
  { region: string; handover: string },
  { why: string },
  Handover
>('undoHandover', 'POST', '/api/v1/regions/{region}/handovers/{handover}/undoing', 'body key')

/** Take a helper back; the next call is refused already. */
export const revokeHelper = /* @__PURE__ */ operation<
  { region: string; community: string; helper: string },
  undefined,
  undefined
>('revokeHelper', 'DELETE', '/api/v1/regions/{region}/communities/{community}/helpers/{helper}')

/** Take a person’s access to a supplier back. */
export const removeSupplierUser = /* @__PURE__ */ operation<
  { region: string; supplier: string; user: string },
  undefined,
  undefined
>('removeSupplierUser', 'DELETE', '/api/v1/regions/{region}/suppliers/{supplier}/users/{user}')

/** Take a pickup slot away for orders to come. */
export const removePickupSlot = /* @__PURE__ */ operation<
  { region: string; station: string; slot: string },
  undefined,
  undefined
>('removePickupSlot', 'DELETE', '/api/v1/regions/{region}/stations/{station}/pickup-slots/{slot}')

/** Take a product off every shelf. */
export const archiveProduct = /* @__PURE__ */ operation<
  { product: string },
  { why: string },
  Product
>('archiveProduct', 'POST', '/api/v1/products/{product}/archiving', 'body')

/** Take a retired vehicle into use again. */
export const reinstateVehicle = /* @__PURE__ */ operation<
  { region: string; vehicle: string },
  undefined,
  Vehicle
>('reinstateVehicle', 'DELETE', '/api/v1/regions/{region}/vehicles/{vehicle}/retirement')

/** Take a role back; it acts at the person’s next call. */
export const revokeGrant = /* @__PURE__ */ operation<
  { grant: string },
  undefined,
  undefined
>('revokeGrant', 'DELETE', '/api/v1/grants/{grant}')

/** Take a sheet of goods, their categories and prices into the catalog. */
export const importGoods = /* @__PURE__ */ operation<
  { region: string },
  { table: string; dryRun: boolean; skipBadRows: boolean },
  { rows: number; created: number; changed: number; skipped: number; problems: ({ line: number; column: string; reason: string })[]; notes: (string)[] }
>('importGoods', 'POST', '/api/v1/regions/{region}/goods/imports', 'body')

/** Take a vehicle out of use. */
export const retireVehicle = /* @__PURE__ */ operation<
  { region: string; vehicle: string },
  { why: string },
  Vehicle
>('retireVehicle', 'POST', '/api/v1/regions/{region}/vehicles/{vehicle}/retirement', 'body')

/** Take a window off sale; what was ordered is cancelled and paid back, or delivered. */
export const withdrawWindow = /* @__PURE__ */ operation<
  { region: string; window: string },
  OfferBody,
  Window
>('withdrawWindow', 'POST', '/api/v1/regions/{region}/windows/{window}/withdrawal', 'body key')

/** Take an empty category out of use. */
export const archiveCategory = /* @__PURE__ */ operation<
  { category: string },
  { why: string },
  Category
>('archiveCategory', 'POST', '/api/v1/categories/{category}/archiving', 'body')

/** Take an offer off sale; what was ordered is cancelled and paid back, or delivered. */
export const withdrawOffer = /* @__PURE__ */ operation<
  { region: string; window: string; offer: string },
  OfferBody,
  { version: number }
>('withdrawOffer', 'POST', '/api/v1/regions/{region}/windows/{window}/offers/{offer}/withdrawal', 'body key')

/** Take an offer out of my cart. */
export const takeOutOfCart = /* @__PURE__ */ operation<
  { region: string; offer: string },
  undefined,
  undefined
>('takeOutOfCart', 'DELETE', '/api/v1/regions/{region}/cart/lines/{offer}')

/** Take away a licence that was entered wrongly. */
export const removeLicence = /* @__PURE__ */ operation<
  { region: string; supplier: string; licence: string },
  undefined,
  undefined
>('removeLicence', 'DELETE', '/api/v1/regions/{region}/suppliers/{supplier}/licences/{licence}')

/** Take back what waits before its time is over, with the reason. */
export const returnPickupEarly = /* @__PURE__ */ operation<
  { region: string; station: string; order: string },
  { why: "given-up" | "cannot-wait"; note?: string },
  Uncollected
>('returnPickupEarly', 'POST', '/api/v1/regions/{region}/stations/{station}/uncollected/{order}/return', 'body key')

/** Take goods in at a warehouse. */
export const receiveGoods = /* @__PURE__ */ operation<
  { region: string; station: string },
  { pickupDate: string; purchaseOrderId?: string; shipmentId?: string; supplierId?: string; why?: string; lines: ({ skuId?: string; barcode?: string; quantity?: number; lotCode?: string; expiresOn?: string; grade?: "A" | "B" | "C"; temperatureTenths?: number; refusedQuantity?: number; refusedWhy?: string; pictureIds?: (string)[] })[] },
  Receipt
>('receiveGoods', 'POST', '/api/v1/regions/{region}/stations/{station}/receipts', 'body key')

/** Take goods that are on their way back, at the station that sent them. */
export const cancelStockTransfer = /* @__PURE__ */ operation<
  { region: string; station: string; transfer: string },
  { why: string },
  StockTransfer
>('cancelStockTransfer', 'POST', '/api/v1/regions/{region}/stations/{station}/transfers/{transfer}/cancellation', 'body key')

/** Take in what came of a transfer, at the station it was sent to. */
export const receiveStockTransfer = /* @__PURE__ */ operation<
  { region: string; station: string; transfer: string },
  { lines?: ({ lineNumber: number; receivedQuantity: number; temperatureTenths?: number })[]; note?: string },
  StockTransfer
>('receiveStockTransfer', 'POST', '/api/v1/regions/{region}/stations/{station}/transfers/{transfer}/receipt', 'body key')

/** Take marks of lines back, as if nobody had sorted them. */
export const unmarkSortedLines = /* @__PURE__ */ operation<
  { region: string; station: string; date: string },
  { wave?: number; lines: ({ orderId: string; lineNumber: number })[] },
  undefined
>('unmarkSortedLines', 'POST', '/api/v1/regions/{region}/stations/{station}/sorted-lines/{date}/undoing', 'body')

/** Take other goods in place of what is missing, or have the money back. */
export const answerReplacement = /* @__PURE__ */ operation<
  { region: string; replacement: string },
  { isWanted: boolean },
  Replacement
>('answerReplacement', 'POST', '/api/v1/regions/{region}/replacements/{replacement}/answer', 'body key')

/** Take the cash that is due for an order; whoever takes it owes it from then on. */
export const takeCashForOrder = /* @__PURE__ */ operation<
  { region: string; order: string },
  { amountMinor: number },
  { amountMinor: number }
>('takeCashForOrder', 'POST', '/api/v1/regions/{region}/orders/{order}/cash-receipt', 'body key')

/** Take the mark off a product again. */
export const unmarkFavourite = /* @__PURE__ */ operation<
  { region: string; resident: string; product: string },
  undefined,
  undefined
>('unmarkFavourite', 'DELETE', '/api/v1/regions/{region}/residents/{resident}/favourites/{product}')

/** Tell what was handed over while the phone was offline. */
export const syncHandovers = /* @__PURE__ */ operation<
  { region: string; community: string },
  { deviceId: string; items: ({ itemId: string; token?: string; slip?: string; phoneLastFour?: string; name?: string; orderIds: (string)[]; handedOverAt: string; cashTakenMinor?: number })[] },
  { items: ({ itemId: string; outcome: "done" | "repeated" | "conflict" | "refused"; was: "done" | "conflict" | null; code: string | null; reason: string | null; handovers: ({ id: string; orderId: string })[] })[] }
>('syncHandovers', 'POST', '/api/v1/regions/{region}/communities/{community}/handover-syncs', 'body')

/** The buildings of a community. */
export const listBuildings = /* @__PURE__ */ operation<
  { region: string; community: string },
  undefined,
  (Building)[]
>('listBuildings', 'GET', '/api/v1/regions/{region}/communities/{community}/buildings')

/** The caller’s leader, with the number to call. */
export const getMyLeader = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  { id: string; name: string; hours: (Hour)[]; pickupStationId: string | null; actingName: string; phone: string | null; isAway: boolean }
>('getMyLeader', 'GET', '/api/v1/regions/{region}/me/resident/leader')

/** The caller’s leadership in a region, or the application for it. */
export const getMyLeadership = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  Leader
>('getMyLeadership', 'GET', '/api/v1/regions/{region}/me/leader')

/** The cash drawer of a station: what it owes, what today moved, its last deposits. */
export const getStationCash = /* @__PURE__ */ operation<
  { region: string; station: string },
  undefined,
  { currency: string; owedMinor: number; owedSince: string | null; takenTodayMinor: number; givenTodayMinor: number; movements: ({ id: string; amountMinor: number; code: string; orderId: string | null; occurredAt: string })[]; deposits: (Cash)[] }
>('getStationCash', 'GET', '/api/v1/regions/{region}/stations/{station}/cash')

/** The claims on an order. */
export const listClaimsOfOrder = /* @__PURE__ */ operation<
  { region: string; order: string },
  undefined,
  (Claim)[]
>('listClaimsOfOrder', 'GET', '/api/v1/regions/{region}/orders/{order}/claims')

/** The code by which an order is fetched, and all else of that resident, day and place. */
export const getPickupCode = /* @__PURE__ */ operation<
  { region: string; order: string },
  undefined,
  PickupCode
>('getPickupCode', 'GET', '/api/v1/regions/{region}/orders/{order}/pickup-code')

/** The codes that were given to others for an order. */
export const listForwardedCodes = /* @__PURE__ */ operation<
  { region: string; order: string },
  undefined,
  ({ id: string; name: string; createdAt: string; revokedAt: string | null; usedAt: string | null })[]
>('listForwardedCodes', 'GET', '/api/v1/regions/{region}/orders/{order}/forwarded-codes')

/** The communities that a station serves. */
export const listServedCommunities = /* @__PURE__ */ operation<
  { region: string; station: string },
  undefined,
  ({ id: string; code: string; name: string; address: string })[]
>('listServedCommunities', 'GET', '/api/v1/regions/{region}/stations/{station}/communities')

/** The errors behind a figure as CSV; 100,000 at most. */
export const exportErrors = /* @__PURE__ */ operation<
  { from?: string; to?: string; stage?: "supplier" | "receipt" | "stock" | "sorting" | "transport" | "leader" | "handover" | "aftersales" | "cash" | "unknown"; kind?: "short" | "refused" | "claim" | "missing" | "damaged" | "surplus" | "wrong" | "written-off" | "adjusted-less" | "adjusted-more" | "counted-less" | "counted-more" | "transfer-less" | "transfer-more" | "undone" | "cash-short" | "cash-over"; personId?: string; supplierId?: string; skuId?: string; communityId?: string; stationId?: string; region: string },
  undefined,
  undefined
>('exportErrors', 'GET', '/api/v1/regions/{region}/errors/sheet')

/** The errors behind a figure, one by one. */
export const listErrorEntries = /* @__PURE__ */ operation<
  { from?: string; to?: string; stage?: "supplier" | "receipt" | "stock" | "sorting" | "transport" | "leader" | "handover" | "aftersales" | "cash" | "unknown"; kind?: "short" | "refused" | "claim" | "missing" | "damaged" | "surplus" | "wrong" | "written-off" | "adjusted-less" | "adjusted-more" | "counted-less" | "counted-more" | "transfer-less" | "transfer-more" | "undone" | "cash-short" | "cash-over"; personId?: string; supplierId?: string; skuId?: string; communityId?: string; stationId?: string; limit?: number; cursor?: string; region: string },
  undefined,
  ErrorEntries
>('listErrorEntries', 'GET', '/api/v1/regions/{region}/errors/entries')

/** The errors of a community, one by one. */
export const listCommunityErrorEntries = /* @__PURE__ */ operation<
  { from?: string; to?: string; stage?: "supplier" | "receipt" | "stock" | "sorting" | "transport" | "leader" | "handover" | "aftersales" | "cash" | "unknown"; kind?: "short" | "refused" | "claim" | "missing" | "damaged" | "surplus" | "wrong" | "written-off" | "adjusted-less" | "adjusted-more" | "counted-less" | "counted-more" | "transfer-less" | "transfer-more" | "undone" | "cash-short" | "cash-over"; personId?: string; supplierId?: string; skuId?: string; limit?: number; cursor?: string; region: string; community: string },
  undefined,
  ErrorEntries
>('listCommunityErrorEntries', 'GET', '/api/v1/regions/{region}/communities/{community}/errors/entries')

/** The errors of a station, one by one. */
export const listStationErrorEntries = /* @__PURE__ */ operation<
  { from?: string; to?: string; stage?: "supplier" | "receipt" | "stock" | "sorting" | "transport" | "leader" | "handover" | "aftersales" | "cash" | "unknown"; kind?: "short" | "refused" | "claim" | "missing" | "damaged" | "surplus" | "wrong" | "written-off" | "adjusted-less" | "adjusted-more" | "counted-less" | "counted-more" | "transfer-less" | "transfer-more" | "undone" | "cash-short" | "cash-over"; personId?: string; supplierId?: string; skuId?: string; limit?: number; cursor?: string; region: string; station: string },
  undefined,
  ErrorEntries
>('listStationErrorEntries', 'GET', '/api/v1/regions/{region}/stations/{station}/errors/entries')

/** The household of a resident, its members and the code to join it. */
export const getHousehold = /* @__PURE__ */ operation<
  { region: string; resident: string },
  undefined,
  Household
>('getHousehold', 'GET', '/api/v1/regions/{region}/residents/{resident}/household')

/** The invoice of an order and its red-letter ones. */
export const listInvoicesOfOrder = /* @__PURE__ */ operation<
  { region: string; order: string },
  undefined,
  { items: (Invoice)[] }
>('listInvoicesOfOrder', 'GET', '/api/v1/regions/{region}/orders/{order}/invoices')

/** The last code sent to a phone; only in a demo, where no SMS goes out. */
export const readDemoCode = /* @__PURE__ */ operation<
  { number: string },
  undefined,
  { code: string; sentAt: string }
>('readDemoCode', 'GET', '/api/v1/demo/codes/{number}')

/** The licences of a supplier. */
export const listLicences = /* @__PURE__ */ operation<
  { region: string; supplier: string },
  undefined,
  (Licence)[]
>('listLicences', 'GET', '/api/v1/regions/{region}/suppliers/{supplier}/licences')

/** The offers of a supplier. */
export const listSupplierOffers = /* @__PURE__ */ operation<
  { skuId?: string; limit?: number; cursor?: string; region: string; supplier: string },
  undefined,
  { items: (Offer)[]; nextCursor?: string }
>('listSupplierOffers', 'GET', '/api/v1/regions/{region}/suppliers/{supplier}/offers')

/** The open communities as CSV, as the import takes it. */
export const exportCommunities = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  undefined
>('exportCommunities', 'GET', '/api/v1/regions/{region}/communities/sheet')

/** The open stations as CSV, as the import takes it. */
export const exportStations = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  undefined
>('exportStations', 'GET', '/api/v1/regions/{region}/stations/sheet')

/** The public keys by which a phone checks pickup tokens offline. */
export const getSigningKeys = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  { keys: (Key)[] }
>('getSigningKeys', 'GET', '/api/v1/regions/{region}/signing-keys')

/** The purchase orders of a region. */
export const listPurchaseOrders = /* @__PURE__ */ operation<
  { pickupDate?: string; state?: "held" | "sent" | "escalated" | "confirmed" | "declined" | "shipped" | "closed" | "cancelled"; supplierId?: string; stationId?: string; limit?: number; cursor?: string; region: string },
  undefined,
  PurchaseOrders
>('listPurchaseOrders', 'GET', '/api/v1/regions/{region}/purchase-orders')

/** The purchase orders that were sent to a supplier. */
export const listPurchaseOrdersOfSupplier = /* @__PURE__ */ operation<
  { pickupDate?: string; state?: "held" | "sent" | "escalated" | "confirmed" | "declined" | "shipped" | "closed" | "cancelled"; limit?: number; cursor?: string; region: string; supplier: string },
  undefined,
  PurchaseOrders
>('listPurchaseOrdersOfSupplier', 'GET', '/api/v1/regions/{region}/suppliers/{supplier}/purchase-orders')

/** The residents of a community as CSV; phones masked as in the list. */
export const exportResidents = /* @__PURE__ */ operation<
  { region: string; community: string },
  undefined,
  { table: string; rows: number }
>('exportResidents', 'GET', '/api/v1/regions/{region}/communities/{community}/residents/exports')

/** The same as CSV, to be printed. */
export const exportSorting = /* @__PURE__ */ operation<
  { wave?: number; by?: "grid" | "community" | "order"; storage?: "ambient" | "chilled" | "frozen"; communityId?: string; region: string; station: string; date: string },
  undefined,
  undefined
>('exportSorting', 'GET', '/api/v1/regions/{region}/stations/{station}/sorting-lists/{date}/sheet')

/** The same for those who hand over in a community. */
export const listHandoverConflictsOfCommunity = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; isOpen?: boolean; region: string; community: string },
  undefined,
  HandoverConflicts
>('listHandoverConflictsOfCommunity', 'GET', '/api/v1/regions/{region}/communities/{community}/handover-conflicts')

/** The spans of the week in which goods may be fetched at a station. */
export const listPickupSlots = /* @__PURE__ */ operation<
  { region: string; station: string },
  undefined,
  (PickupSlot)[]
>('listPickupSlots', 'GET', '/api/v1/regions/{region}/stations/{station}/pickup-slots')

/** The stations that serve a community. */
export const listServingStations = /* @__PURE__ */ operation<
  { region: string; community: string },
  undefined,
  (ServingStation)[]
>('listServingStations', 'GET', '/api/v1/regions/{region}/communities/{community}/stations')

/** The suppliers of a region. */
export const listSuppliers = /* @__PURE__ */ operation<
  { search?: string; limit?: number; cursor?: string; region: string },
  undefined,
  { items: (Supplier)[]; nextCursor?: string }
>('listSuppliers', 'GET', '/api/v1/regions/{region}/suppliers')

/** The waves in which a day is sorted: early ones, and the last once receipt is closed. */
export const listSortingWaves = /* @__PURE__ */ operation<
  { region: string; station: string; date: string },
  undefined,
  (SortingWave)[]
>('listSortingWaves', 'GET', '/api/v1/regions/{region}/stations/{station}/sorting-waves/{date}')

/** The whole tree of categories. */
export const listCategories = /* @__PURE__ */ operation<
  {  },
  undefined,
  (Category)[]
>('listCategories', 'GET', '/api/v1/categories')

/** Vehicles by code. */
export const listVehicles = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; withRetired?: boolean; region: string },
  undefined,
  { items: (Vehicle)[]; nextCursor?: string }
>('listVehicles', 'GET', '/api/v1/regions/{region}/vehicles')

/** What I am to bring from one point to another. */
export const listMyRedeliveries = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; pickupDate?: string; isOpen?: boolean; region: string },
  undefined,
  Redeliveries
>('listMyRedeliveries', 'GET', '/api/v1/regions/{region}/my-redeliveries')

/** What I drive as a courier, the latest day first. */
export const listMyLoads = /* @__PURE__ */ operation<
  { pickupDate?: string; region: string },
  undefined,
  Loads
>('listMyLoads', 'GET', '/api/v1/regions/{region}/my-loads')

/** What I was told in a region, in my language; what belongs to none under operator. */
export const listNotices = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; unread?: boolean; region: string },
  undefined,
  { items: ({ id: string; template: string; title: string; text: string; orderNumber: string | null; createdAt: string; readAt: string | null })[]; unread: number; nextCursor?: string }
>('listNotices', 'GET', '/api/v1/regions/{region}/notices')

/** What a community ordered for a pickup day: orders, money, and goods by SKU. */
export const sumOrdersOfCommunity = /* @__PURE__ */ operation<
  { region: string; community: string; date: string },
  undefined,
  { pickupDate: string; orders: number; residents: number; salesMinor: number; unpaidOrders: number; unpaidMinor: number; cashDueMinor: number; skus: ({ skuId: string; name: Name; measure: "piece" | "case" | "about" | "weighed"; quantity: number; orders: number })[] }
>('sumOrdersOfCommunity', 'GET', '/api/v1/regions/{region}/communities/{community}/order-days/{date}')

/** What a courier earned by door deliveries. */
export const listCourierEarnings = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string; courier: string },
  undefined,
  LeaderEarnings
>('listCourierEarnings', 'GET', '/api/v1/regions/{region}/couriers/{courier}/earnings')

/** What a leader asks for bringing an order to the door. */
export const getDoorFee = /* @__PURE__ */ operation<
  { region: string; leader: string },
  undefined,
  { feeMinor: number }
>('getDoorFee', 'GET', '/api/v1/regions/{region}/leaders/{leader}/door-fee')

/** What a leader earned, and why each amount. */
export const listLeaderEarnings = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string; leader: string },
  undefined,
  LeaderEarnings
>('listLeaderEarnings', 'GET', '/api/v1/regions/{region}/leaders/{leader}/earnings')

/** What a leader earns now, and why. */
export const getCommissionPlan = /* @__PURE__ */ operation<
  { skuId?: string; region: string; leader: string },
  undefined,
  { leader: number | null; level: number | null; default: number; skus: ({ skuId: string; rateBasisPoints: number; source: "leader" | "level" | "sku" | "default" })[] }
>('getCommissionPlan', 'GET', '/api/v1/regions/{region}/leaders/{leader}/commission-plan')

/** What a phone at the pickup point needs for a day, also without a network. */
export const getHandoverList = /* @__PURE__ */ operation<
  { region: string; community: string; date: string },
  undefined,
  { communityId: string; pickupDate: string; asOf: string; isArrived: boolean; isReceivedHere: boolean; confirmBy: string | null; undoMinutes: number; keys: (Key)[]; codes: ({ codeId: string; version: number; isVoid: boolean; forwardedTo: string | null })[]; orders: ({ orderId: string; number: string; shortNumber: number; residentId: string | null; name: string; phoneLastFour: string | null; cashDueMinor: number; bagCount: number; lineCount: number; building: string; bags: ({ bagNumber: number; bagCount: number; storage: "ambient" | "chilled" | "frozen" })[]; lines: ({ name: Name; measure: string; quantity: number })[]; spoken: string; reminders: number; isByLeader: boolean; state: "waiting" | "ready" | "handed" | "returned" | "closed" | "to-the-door"; deadlineAt: string | null; handover: Handover | null; collectedBy: string | null })[] }
>('getHandoverList', 'GET', '/api/v1/regions/{region}/communities/{community}/handover-list/{date}')

/** What a region lists as CSV, as the import takes it. */
export const exportGoods = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  undefined
>('exportGoods', 'GET', '/api/v1/regions/{region}/goods/sheet')

/** What a region sells, newest first. */
export const listListings = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; sku?: string; isListed?: boolean; region: string },
  undefined,
  { items: (Listing)[]; nextCursor?: string }
>('listListings', 'GET', '/api/v1/regions/{region}/listings')

/** What a resident can spend. */
export const getWallet = /* @__PURE__ */ operation<
  { region: string; resident: string },
  undefined,
  { residentId: string; currency: string; balanceMinor: number }
>('getWallet', 'GET', '/api/v1/regions/{region}/residents/{resident}/wallet')

/** What a scanned code stands for. */
export const resolveCode = /* @__PURE__ */ operation<
  { region: string; number: string },
  undefined,
  { skuId: string; productId: string; name: string; measure: "piece" | "case" | "about" | "weighed"; listingId: string | null; priceMinor: number | null; weightGrams: number | null; amountMinor: number | null }
>('resolveCode', 'GET', '/api/v1/regions/{region}/codes/{number}')

/** What a station gave back to suppliers. */
export const listStationReturns = /* @__PURE__ */ operation<
  { supplierId?: string; limit?: number; cursor?: string; region: string; station: string },
  undefined,
  StationReturns
>('listStationReturns', 'GET', '/api/v1/regions/{region}/stations/{station}/supplier-returns')

/** What a supplier is owed, line by line, also what is on no statement yet. */
export const listSupplierEntries = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; isOpen?: boolean; region: string; supplier: string },
  undefined,
  { items: (SupplierEntry)[]; nextCursor?: string }
>('listSupplierEntries', 'GET', '/api/v1/regions/{region}/suppliers/{supplier}/entries')

/** What a warehouse awaits for a day, what came and what is missing. */
export const getReceivingDay = /* @__PURE__ */ operation<
  { region: string; station: string; date: string },
  undefined,
  { id: string | null; stationId: string; pickupDate: string; closedAt: string | null; closedBy: string | null; forcedWhy: string | null; rules: { chilledFromTenths: number; chilledToTenths: number; frozenToTenths: number; nearExpiryDays: number; overDeliveryBasisPoints: number }; arrivals: (Goods)[]; skus: ({ skuId: string; expectedQuantity: number; receivedQuantity: number; refusedQuantity: number; missingQuantity: number; freeQuantity: number })[]; purchaseOrders: ({ id: string; number: string; supplierId: string; supplierName: string; state: string; lines: ({ skuId: string; orderedQuantity: number; lotRule: "required" | "optional"; expectedQuantity: number; receivedQuantity: number; refusedQuantity: number; missingQuantity: number })[] })[] }
>('getReceivingDay', 'GET', '/api/v1/regions/{region}/stations/{station}/receiving-days/{date}')

/** What all suppliers of a region offer for a SKU. */
export const listOffersOfSku = /* @__PURE__ */ operation<
  { region: string; sku: string },
  undefined,
  (Offer)[]
>('listOffersOfSku', 'GET', '/api/v1/regions/{region}/skus/{sku}/offers')

/** What at a station nears its last day or is past it. */
export const listExpiringLots = /* @__PURE__ */ operation<
  { withinDays?: number; limit?: number; cursor?: string; region: string; station: string },
  undefined,
  { items: ({ lotId: string; code: string; skuId: string; skuCode: string; name: Name; supplierId: string | null; expiresOn: string; daysLeft: number; isExpired: boolean; onHand: number })[]; nextCursor?: string }
>('listExpiringLots', 'GET', '/api/v1/regions/{region}/stations/{station}/expiring')

/** What became of a claim. */
export const getClaim = /* @__PURE__ */ operation<
  { region: string; claim: string },
  undefined,
  Neighbour
>('getClaim', 'GET', '/api/v1/regions/{region}/claims/{claim}')

/** What came into a wallet and went out of it, newest first. */
export const listWalletTransfers = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string; resident: string },
  undefined,
  WalletTransfers
>('listWalletTransfers', 'GET', '/api/v1/regions/{region}/residents/{resident}/wallet/transfers')

/** What did not come as it should, newest first. */
export const listDiscrepancies = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; pickupDate?: string; isOpen?: boolean; region: string },
  undefined,
  { items: (Discrepancy)[]; nextCursor?: string }
>('listDiscrepancies', 'GET', '/api/v1/regions/{region}/discrepancies')

/** What earlier days still owe the people of a community. */
export const listOwedDays = /* @__PURE__ */ operation<
  { region: string; community: string },
  undefined,
  ({ pickupDate: string; isToConfirm: boolean; waiting: number; ready: number; people: number; toTheDoor: number; deadlineAt: string | null })[]
>('listOwedDays', 'GET', '/api/v1/regions/{region}/communities/{community}/owed-days')

/** What happened to an order. */
export const getTimelineOfOrder = /* @__PURE__ */ operation<
  { region: string; order: string },
  undefined,
  ({ type: string; occurredAt: string; body: Record<string, unknown> })[]
>('getTimelineOfOrder', 'GET', '/api/v1/regions/{region}/orders/{order}/timeline')

/** What happens in a region, told as it happens, as server-sent events. */
export const listenLive = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  undefined
>('listenLive', 'GET', '/api/v1/regions/{region}/live')

/** What is still to be brought to doors in the whole region, the newest first. */
export const listOpenDoors = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; pickupDate?: string; region: string },
  undefined,
  OpenDoors
>('listOpenDoors', 'GET', '/api/v1/regions/{region}/door-deliveries')

/** What is to be brought from one point to another. */
export const listRedeliveries = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; pickupDate?: string; isOpen?: boolean; region: string },
  undefined,
  Redeliveries
>('listRedeliveries', 'GET', '/api/v1/regions/{region}/redeliveries')

/** What is to be put where, by grid station, community or order. */
export const listSorting = /* @__PURE__ */ operation<
  { wave?: number; by?: "grid" | "community" | "order"; storage?: "ambient" | "chilled" | "frozen"; communityId?: string; region: string; station: string; date: string },
  undefined,
  { wave: number | null; isFinal: boolean; groups: ({ id: string; code: string; name: string; shortNumber: number | null; slot: number | null; communityId: string | null; items: ({ skuId: string; skuCode: string; name: Name; storage: "ambient" | "chilled" | "frozen"; isWeighed: boolean; quantity: number; sorted: number; lineCount: number; markedCount: number; lineNumber: number | null })[] })[] }
>('listSorting', 'GET', '/api/v1/regions/{region}/stations/{station}/sorting-lists/{date}')

/** What is, or was, in force in a region, a community or at a station. */
export const listSettings = /* @__PURE__ */ operation<
  { community?: string; station?: string; at?: string; region: string },
  undefined,
  (Setting)[]
>('listSettings', 'GET', '/api/v1/regions/{region}/settings')

/** What is, or was, in force where no region says otherwise. */
export const listOperatorSettings = /* @__PURE__ */ operation<
  { at?: string },
  undefined,
  (Setting)[]
>('listOperatorSettings', 'GET', '/api/v1/settings')

/** What lies at a station, and what of it is promised. */
export const listStock = /* @__PURE__ */ operation<
  { skuId?: string; limit?: number; cursor?: string; region: string; station: string },
  undefined,
  { items: ({ skuId: string; skuCode: string; name: Name; measure: "piece" | "case" | "about" | "weighed"; onHand: number; reserved: number; left: number })[]; nextCursor?: string }
>('listStock', 'GET', '/api/v1/regions/{region}/stations/{station}/stock')

/** What of an order may be claimed, until when, and for what a picture is asked. */
export const getClaimable = /* @__PURE__ */ operation<
  { region: string; order: string },
  undefined,
  { isHere: boolean; state: "awaiting_payment" | "placed" | "collected" | "returned" | "lacking" | "cancelled" | "expired"; pictureReasons: (string)[]; pictureFromMinor: number; lines: ({ lineNumber: number; quantity: number; dueMinor: number; until: string })[] }
>('getClaimable', 'GET', '/api/v1/regions/{region}/orders/{order}/claimable-lines')

/** What phones did offline and does not fit, the newest first. */
export const listHandoverConflicts = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; isOpen?: boolean; region: string },
  undefined,
  HandoverConflicts
>('listHandoverConflicts', 'GET', '/api/v1/regions/{region}/handover-conflicts')

/** What rounding leaves over, and where it goes. */
export const listSurpluses = /* @__PURE__ */ operation<
  { pickupDate?: string; stationId?: string; limit?: number; cursor?: string; region: string },
  undefined,
  { items: (Surplus)[]; nextCursor?: string }
>('listSurpluses', 'GET', '/api/v1/regions/{region}/surpluses')

/** What should be in a community for a day, and what was said of it. */
export const getDelivery = /* @__PURE__ */ operation<
  { region: string; community: string; date: string },
  undefined,
  Delivery
>('getDelivery', 'GET', '/api/v1/regions/{region}/communities/{community}/deliveries/{date}')

/** What speaks against publishing a window as it stands. */
export const listFindings = /* @__PURE__ */ operation<
  { region: string; window: string },
  undefined,
  { findings: (Finding)[] }
>('listFindings', 'GET', '/api/v1/regions/{region}/windows/{window}/findings')

/** What suppliers, leaders and the operator end with. */
export const showSettlementSummary = /* @__PURE__ */ operation<
  { from: string; to: string; region: string },
  undefined,
  { currency: string; suppliers: { owedMinor: number; kinds: (Kind)[] }; earners: { earnedMinor: number; kinds: (Kind)[] }; losses: ({ bearerKind: string; amountMinor: number; losses: number })[]; paidOut: ({ payeeKind: string; grossMinor: number; taxMinor: number; payouts: number })[]; operator: { revenueMinor: number; purchasesPostedMinor: number; commissionsPostedMinor: number; doorFeesMinor: number; cashDifferencesMinor: number; lossesMinor: number; resultMinor: number } }
>('showSettlementSummary', 'GET', '/api/v1/regions/{region}/settlement-summary')

/** What the browser needs to make a passkey. */
export const beginPasskey = /* @__PURE__ */ operation<
  {  },
  undefined,
  undefined
>('beginPasskey', 'GET', '/api/auth/passkey/generate-register-options')

/** What the browser needs to sign in by passkey. */
export const askPasskey = /* @__PURE__ */ operation<
  {  },
  undefined,
  undefined
>('askPasskey', 'GET', '/api/auth/passkey/generate-authenticate-options')

/** What the caller is in a region. */
export const getMyResident = /* @__PURE__ */ operation<
  { region: string },
  undefined,
  Resident
>('getMyResident', 'GET', '/api/v1/regions/{region}/me/resident')

/** What this installation is, its time, and who can sign in to a demo. */
export const readInstallation = /* @__PURE__ */ operation<
  {  },
  undefined,
  { kind: "production" | "demo" | "replay" | "test"; version: string; now: string; mapTiles: string | null; people: ({ name: string; who: string; face: "shop" | "work" | "console"; phone: string | null; email: string | null; password: string | null })[] }
>('readInstallation', 'GET', '/api/v1/installation')

/** What waits at a station, and what nobody fetched there. */
export const listUncollected = /* @__PURE__ */ operation<
  { region: string; station: string },
  undefined,
  Uncollected
>('listUncollected', 'GET', '/api/v1/regions/{region}/stations/{station}/uncollected')

/** What was paid back to leaders and stations that had laid it out. */
export const listCashRepayments = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; holderId?: string; region: string },
  undefined,
  { items: (CashRepayment)[]; nextCursor?: string }
>('listCashRepayments', 'GET', '/api/v1/regions/{region}/cash-repayments')

/** What was paid for an order and what was given back. */
export const listPaymentsOfOrder = /* @__PURE__ */ operation<
  { region: string; order: string },
  undefined,
  { payments: (Payment)[]; refunds: (Refund)[]; paidMinor: number; refundedMinor: number }
>('listPaymentsOfOrder', 'GET', '/api/v1/regions/{region}/orders/{order}/payments')

/** What was paid for my order, and what came back and how. */
export const getMoneyOfOrder = /* @__PURE__ */ operation<
  { region: string; order: string },
  undefined,
  { paidMinor: number; refundedMinor: number; payments: ({ id: string; method: "wallet" | "cash" | "sandbox"; amountMinor: number; state: "waiting" | "captured" | "failed" | "expired"; createdAt: string; capturedAt: string | null; expiresAt: string | null })[]; refunds: ({ id: string; amountMinor: number; reason: string; route: "original" | "wallet" | "cash" | "bank"; state: "waiting" | "asked" | "failing" | "alerted" | "succeeded" | "rerouted"; issuedAt: string; succeededAt: string | null })[] }
>('getMoneyOfOrder', 'GET', '/api/v1/regions/{region}/orders/{order}/money')

/** What was pooled of a day at a warehouse. */
export const listPooledDemand = /* @__PURE__ */ operation<
  { region: string; station: string; date: string },
  undefined,
  (Surplus)[]
>('listPooledDemand', 'GET', '/api/v1/regions/{region}/stations/{station}/demand-pools/{date}')

/** What was printed and reprinted for a community. */
export const listPrintsOfCommunity = /* @__PURE__ */ operation<
  { kind?: "sorting-list" | "matrix" | "delivery-note" | "pickup-slip" | "lot-label" | "receipt"; subject?: string; limit?: number; cursor?: string; region: string; community: string },
  undefined,
  Prints
>('listPrintsOfCommunity', 'GET', '/api/v1/regions/{region}/communities/{community}/prints')

/** What was printed and reprinted for a station. */
export const listPrintsOfStation = /* @__PURE__ */ operation<
  { kind?: "sorting-list" | "matrix" | "delivery-note" | "pickup-slip" | "lot-label" | "receipt"; subject?: string; limit?: number; cursor?: string; region: string; station: string },
  undefined,
  Prints
>('listPrintsOfStation', 'GET', '/api/v1/regions/{region}/stations/{station}/prints')

/** What was printed and reprinted for a supplier. */
export const listPrintsOfSupplier = /* @__PURE__ */ operation<
  { kind?: "sorting-list" | "matrix" | "delivery-note" | "pickup-slip" | "lot-label" | "receipt"; subject?: string; limit?: number; cursor?: string; region: string; supplier: string },
  undefined,
  Prints
>('listPrintsOfSupplier', 'GET', '/api/v1/regions/{region}/suppliers/{supplier}/prints')

/** What was printed and reprinted in a region. */
export const listPrints = /* @__PURE__ */ operation<
  { kind?: "sorting-list" | "matrix" | "delivery-note" | "pickup-slip" | "lot-label" | "receipt"; subject?: string; limit?: number; cursor?: string; region: string },
  undefined,
  Prints
>('listPrints', 'GET', '/api/v1/regions/{region}/prints')

/** What was received for a day. */
export const listReceipts = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string; station: string; date: string },
  undefined,
  { items: (Receipt)[]; nextCursor?: string }
>('listReceipts', 'GET', '/api/v1/regions/{region}/stations/{station}/receiving-days/{date}/receipts')

/** What went back to a supplier, and what it had cost. */
export const listSupplierReturns = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string; supplier: string },
  undefined,
  StationReturns
>('listSupplierReturns', 'GET', '/api/v1/regions/{region}/suppliers/{supplier}/returns')

/** Where I am signed in. */
export const listMySessions = /* @__PURE__ */ operation<
  {  },
  undefined,
  ({ id: string; isCurrent: boolean; userAgent: string | null; address: string | null; createdAt: string; expiresAt: string })[]
>('listMySessions', 'GET', '/api/v1/me/sessions')

/** Where a leader is paid, masked. */
export const getLeaderBankAccount = /* @__PURE__ */ operation<
  { region: string; leader: string },
  undefined,
  LeaderBankAccount
>('getLeaderBankAccount', 'GET', '/api/v1/regions/{region}/leaders/{leader}/bank-account')

/** Where a lot is and what became of it. */
export const traceLot = /* @__PURE__ */ operation<
  { region: string; lot: string },
  undefined,
  { id: string; skuId: string; code: string; supplierId: string | null; expiresOn: string | null; costMinor: number | null; places: ({ stationId: string; onHand: number })[]; onTheWay: ({ transferId: string; fromStationId: string; toStationId: string; quantity: number; sentAt: string })[]; flows: ({ stationId: string; reason: "received" | "counted" | "adjusted" | "written-off" | "sold" | "returned" | "moved-out" | "moved-in" | "returned-to-supplier"; quantity: number; movements: number; firstAt: string; lastAt: string })[] }
>('traceLot', 'GET', '/api/v1/regions/{region}/lots/{lot}')

/** Where a supplier is paid, masked. */
export const getSupplierBankAccount = /* @__PURE__ */ operation<
  { region: string; supplier: string },
  undefined,
  LeaderBankAccount
>('getSupplierBankAccount', 'GET', '/api/v1/regions/{region}/suppliers/{supplier}/bank-account')

/** Where communities differ from their region, of all listings. */
export const listOverridesOfRegion = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; region: string },
  undefined,
  { items: (Override)[]; nextCursor?: string }
>('listOverridesOfRegion', 'GET', '/api/v1/regions/{region}/price-list')

/** Where providers tell what happened, signed in their own way. */
export const receivePaymentNotification = /* @__PURE__ */ operation<
  { region: string; provider: string },
  undefined,
  { received: boolean }
>('receivePaymentNotification', 'POST', '/api/v1/regions/{region}/payment-notifications/{provider}')

/** Where the money of suppliers is: due, not yet due, on no statement yet. */
export const listSupplierBalances = /* @__PURE__ */ operation<
  { suppliers: string; region: string },
  undefined,
  ({ supplierId: string; availableMinor: number; notYetDueMinor: number; openMinor: number })[]
>('listSupplierBalances', 'GET', '/api/v1/regions/{region}/supplier-balances')

/** Whether a resident is to be erased. */
export const getErasureRequest = /* @__PURE__ */ operation<
  { region: string; resident: string },
  undefined,
  { request: Erasure | null }
>('getErasureRequest', 'GET', '/api/v1/regions/{region}/residents/{resident}/erasure-request')

/** Which labels of a day were printed, when and by whom. */
export const listLabelPrints = /* @__PURE__ */ operation<
  { region: string; station: string; date: string },
  undefined,
  (LabelPrint)[]
>('listLabelPrints', 'GET', '/api/v1/regions/{region}/stations/{station}/label-prints/{date}')

/** Who I am, how I sign in and which roles I hold. */
export const readMe = /* @__PURE__ */ operation<
  {  },
  undefined,
  Me
>('readMe', 'GET', '/api/v1/me')

/** Who did what that belongs to no region. */
export const listOperatorAuditEntries = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; id?: string; actorId?: string; subjectId?: string; action?: string; from?: string; until?: string },
  undefined,
  AuditEntries
>('listOperatorAuditEntries', 'GET', '/api/v1/audit-entries')

/** Who did what to what in a region, from where. */
export const listAuditEntries = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; id?: string; actorId?: string; subjectId?: string; action?: string; from?: string; until?: string; region: string },
  undefined,
  AuditEntries
>('listAuditEntries', 'GET', '/api/v1/regions/{region}/audit-entries')

/** Who gets what of a warehouse’s day. */
export const getAllocation = /* @__PURE__ */ operation<
  { region: string; station: string; date: string },
  undefined,
  { allocationId: string | null; isFinal: boolean; allocatedAt: string | null; finishedAt: string | null; sortedAt: string | null; firstSortedAt: string | null; dispatchedAt: string | null; skus: ({ skuId: string; name: Name; isWeighed: boolean; wanted: number; ordered: number; received: number; refused: number; setAside: number; reserved: number; allocated: number; missing: number; communities: ({ communityId: string; wanted: number; allocated: number })[] })[] }
>('getAllocation', 'GET', '/api/v1/regions/{region}/stations/{station}/allocations/{date}')

/** Who helps to hand over in a community. */
export const listHelpers = /* @__PURE__ */ operation<
  { region: string; community: string },
  undefined,
  (Helper)[]
>('listHelpers', 'GET', '/api/v1/regions/{region}/communities/{community}/helpers')

/** Who holds which role everywhere. */
export const listOperatorGrants = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; personId?: string; role?: "admin" | "operations" | "buyer" | "finance" | "support" | "marketing" | "supervisor" | "leader" | "leader_helper" | "station_manager" | "station_staff" | "courier" | "supplier" },
  undefined,
  Grants
>('listOperatorGrants', 'GET', '/api/v1/grants')

/** Who holds which role in a region. */
export const listGrants = /* @__PURE__ */ operation<
  { limit?: number; cursor?: string; personId?: string; role?: "admin" | "operations" | "buyer" | "finance" | "support" | "marketing" | "supervisor" | "leader" | "leader_helper" | "station_manager" | "station_staff" | "courier" | "supplier"; region: string },
  undefined,
  Grants
>('listGrants', 'GET', '/api/v1/regions/{region}/grants')

/** Who is signed in; a session that is used lives on. */
export const readSession = /* @__PURE__ */ operation<
  {  },
  undefined,
  undefined
>('readSession', 'GET', '/api/auth/get-session')

/** Who leads in a community, and who acts now. */
export const listCommunityLeaders = /* @__PURE__ */ operation<
  { region: string; community: string },
  undefined,
  ({ id: string; code: string; name: string; hours: (Hour)[]; pickupStationId: string | null; isMain: boolean; actingLeaderId: string; actingName: string })[]
>('listCommunityLeaders', 'GET', '/api/v1/regions/{region}/communities/{community}/leaders')

/** Who paid more than a lower price, and what giving the difference back would cost. */
export const previewPriceCut = /* @__PURE__ */ operation<
  { toMinor: number; region: string; window: string; offer: string },
  undefined,
  { offerId: string; fromMinor: number; toMinor: number; linesAffected: number; costMinor: number }
>('previewPriceCut', 'GET', '/api/v1/regions/{region}/windows/{window}/offers/{offer}/price-cut-preview')

/** Who set a setting for every region, when, and from when it holds. */
export const listOperatorSettingWritings = /* @__PURE__ */ operation<
  { name: string },
  undefined,
  (SettingWriting)[]
>('listOperatorSettingWritings', 'GET', '/api/v1/settings/{name}/writings')

/** Who set a setting, when, and from when it holds. */
export const listSettingWritings = /* @__PURE__ */ operation<
  { region: string; name: string },
  undefined,
  (SettingWriting)[]
>('listSettingWritings', 'GET', '/api/v1/regions/{region}/settings/{name}/writings')

/** Who signs in for a supplier. */
export const listSupplierUsers = /* @__PURE__ */ operation<
  { region: string; supplier: string },
  undefined,
  (SupplierUser)[]
>('listSupplierUsers', 'GET', '/api/v1/regions/{region}/suppliers/{supplier}/users')

/** Whose goods a code, a slip or a phone opens, before they are handed over. */
export const lookUpPickup = /* @__PURE__ */ operation<
  { region: string; community: string },
  { proof: { digits: string } | Proof3 | Proof2 | Proof },
  { method: "digits" | "token" | "slip" | "phone" | "picture"; pickupDate: string; orderIds: (string)[]; forwardedTo: string | null }
>('lookUpPickup', 'POST', '/api/v1/regions/{region}/communities/{community}/pickup-look-ups', 'body')

/** Whose link a code ends, and the communities to choose from. */
export const resolveLeaderLink = /* @__PURE__ */ operation<
  { code: string; region: string },
  undefined,
  { id: string; code: string; name: string; hours: (Hour)[]; pickupStationId: string | null; communities: ({ id: string; name: string })[] }
>('resolveLeaderLink', 'GET', '/api/v1/regions/{region}/leader-link')

/** Whose resident it was, and why. */
export const listLeaderBindings = /* @__PURE__ */ operation<
  { region: string; resident: string },
  undefined,
  ({ leaderId: string | null; why: string; boundBy: string | null; boundAt: string })[]
>('listLeaderBindings', 'GET', '/api/v1/regions/{region}/residents/{resident}/leaders')

/** Windows of a region, drafts too. */
export const listWindows = /* @__PURE__ */ operation<
  { pickupFrom?: string; pickupThrough?: string; planId?: string; limit?: number; cursor?: string; region: string },
  undefined,
  { items: ({ id: string; planId: string | null; name: Name2; opensAt: string; closesAt: string; pickupDate: string; slots: (Slot)[]; state: "draft" | "scheduled" | "open" | "closed" | "withdrawn"; version: number; publishedAt: string | null; acceptedWarnings: (string)[]; openedAt: string | null; closedAt: string | null; withdrawnAt: string | null; withdrawnWhy: string | null; withdrawnOrders: "cancel" | "keep" | null; offerCount: number })[]; nextCursor?: string }
>('listWindows', 'GET', '/api/v1/regions/{region}/windows')

/** Windows that a community can order in, now and in the next days. */
export const showWindows = /* @__PURE__ */ operation<
  { region: string; community: string },
  undefined,
  { serverTime: string; windows: ({ id: string; opensAt: string; closesAt: string; pickupDate: string; slots: (Slot)[]; version: number; name: Name2; state: "open" | "upcoming" })[] }
>('showWindows', 'GET', '/api/v1/regions/{region}/communities/{community}/windows')

/** Withdraw an offer at once; once accepted, only a buyer can. */
export const withdrawSupplierOffer = /* @__PURE__ */ operation<
  { region: string; supplier: string; offer: string },
  undefined,
  Offer
>('withdrawSupplierOffer', 'POST', '/api/v1/regions/{region}/suppliers/{supplier}/offers/{offer}/withdrawal')

/** Write a purchase order by hand. */
export const writePurchaseOrder = /* @__PURE__ */ operation<
  { region: string },
  { supplierId: string; stationId: string; pickupDate: string; lines: ({ skuId: string; quantity: number; costMinor?: number })[] },
  PurchaseOrder
>('writePurchaseOrder', 'POST', '/api/v1/regions/{region}/purchase-orders', 'body key')

/** Write down a neighbour without a phone, with their consent. */
export const createNeighbour = /* @__PURE__ */ operation<
  { region: string; community: string },
  { name: string; buildingId: string; room?: string; phone?: string | null; ordersByResidentId?: string | null; consentHow: "spoken" | "paper" | "phone" },
  Resident
>('createNeighbour', 'POST', '/api/v1/regions/{region}/communities/{community}/neighbours', 'body')

/** Write down what was counted. */
export const countStock = /* @__PURE__ */ operation<
  { region: string; station: string; count: string },
  { lines: ({ skuId: string; lotCode?: string; lotId?: string; expiresOn?: string; isLoose?: boolean; countedQuantity: number })[] },
  undefined
>('countStock', 'POST', '/api/v1/regions/{region}/stations/{station}/counts/{count}/lines', 'body')

/** Write down what was received or taken back without an order. */
export const recordStockMovements = /* @__PURE__ */ operation<
  { region: string; station: string },
  { reason: "received" | "returned"; lines: ({ skuId: string; quantity: number; lotCode?: string; expiresOn?: string })[]; note?: string },
  { movements: ({ id: string; skuId: string; lotId: string | null; quantity: number })[] }
>('recordStockMovements', 'POST', '/api/v1/regions/{region}/stations/{station}/movements', 'body key')

/** Write down what went into the bags of up to 1000 lines. */
export const markSortedLines = /* @__PURE__ */ operation<
  { region: string; station: string; date: string },
  { wave?: number; lines: ({ orderId: string; lineNumber: number; quantity?: number; scaleCode?: string; grossGrams?: number; tareGrams?: number })[] },
  { lines: ({ orderId: string; lineNumber: number; allocatedQuantity: number; sortedQuantity: number })[] }
>('markSortedLines', 'POST', '/api/v1/regions/{region}/stations/{station}/sorted-lines/{date}', 'body key')

/** Write down which labels were printed, or printed again. */
export const logLabelPrint = /* @__PURE__ */ operation<
  { region: string; station: string; date: string },
  { bagIds?: (string)[]; why?: string },
  LabelPrint
>('logLabelPrint', 'POST', '/api/v1/regions/{region}/stations/{station}/label-prints/{date}', 'body')

/** Write goods off or put the books right, with the reason. */
export const correctStock = /* @__PURE__ */ operation<
  { region: string; station: string },
  { kind: "adjusted" | "written-off"; reason: "expired" | "spoiled" | "damaged" | "lost" | "stolen" | "recalled" | "sample" | "own-use" | "other" | "miscounted" | "mislabelled" | "wrong-unit" | "found" | "booked-twice"; note?: string; pictureIds?: (string)[]; lines: ({ skuId: string; lotCode?: string; lotId?: string; quantity: number })[] },
  StockCorrection
>('correctStock', 'POST', '/api/v1/regions/{region}/stations/{station}/stock-corrections', 'body key')

/** Write over an address, or make it the default. */
export const changeAddress = /* @__PURE__ */ operation<
  { region: string; resident: string; address: string },
  AddressBody,
  Address
>('changeAddress', 'PUT', '/api/v1/regions/{region}/residents/{resident}/addresses/{address}', 'body')

/** Write-offs and adjustments of a region, also only those that wait for approval. */
export const listStockCorrections = /* @__PURE__ */ operation<
  { kind?: "adjusted" | "written-off"; isWaiting?: "true" | "false"; limit?: number; cursor?: string; region: string },
  undefined,
  StockCorrections
>('listStockCorrections', 'GET', '/api/v1/regions/{region}/stock-corrections')

/** Write-offs and adjustments of a station. */
export const listStationCorrections = /* @__PURE__ */ operation<
  { kind?: "adjusted" | "written-off"; isWaiting?: "true" | "false"; limit?: number; cursor?: string; region: string; station: string },
  undefined,
  StockCorrections
>('listStationCorrections', 'GET', '/api/v1/regions/{region}/stations/{station}/stock-corrections')

/** Writes down that a paper was printed for a community. */
export const logPrintOfCommunity = /* @__PURE__ */ operation<
  { region: string; community: string },
  PrintOfStationBody,
  PrintOfStation
>('logPrintOfCommunity', 'POST', '/api/v1/regions/{region}/communities/{community}/prints', 'body')

/** Writes down that a paper was printed for a station. */
export const logPrintOfStation = /* @__PURE__ */ operation<
  { region: string; station: string },
  PrintOfStationBody,
  PrintOfStation
>('logPrintOfStation', 'POST', '/api/v1/regions/{region}/stations/{station}/prints', 'body')

/** Writes down that a paper was printed for a supplier. */
export const logPrintOfSupplier = /* @__PURE__ */ operation<
  { region: string; supplier: string },
  PrintOfStationBody,
  PrintOfStation
>('logPrintOfSupplier', 'POST', '/api/v1/regions/{region}/suppliers/{supplier}/prints', 'body')
