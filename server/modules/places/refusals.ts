import { Refusal } from '#platform/refusals'

/** A closed community or station takes no changes until it is opened again. */
export class PlaceClosed extends Refusal {
  constructor(what: 'region' | 'community' | 'station', id: string) {
    super('place-closed', 409, `This ${what} is closed. Open it again first.`, { what, id })
  }
}

export class PlaceNotClosed extends Refusal {
  constructor(what: 'community' | 'station', id: string) {
    super('place-not-closed', 409, `This ${what} is open already.`, { what, id })
  }
}

export class RegionStillRuns extends Refusal {
  constructor(communityCount: number, stationCount: number) {
    super('region-still-runs', 409, 'Close the communities and stations of this region first.', {
      communityCount,
      stationCount,
    })
  }
}

export class CommunityStillServed extends Refusal {
  constructor(stationIds: string[]) {
    super(
      'community-still-served',
      409,
      'Stations still serve this community. End their service first.',
      { stationIds },
    )
  }
}

export class StationStillServes extends Refusal {
  constructor(communityIds: string[]) {
    super(
      'station-still-serves',
      409,
      'This station still serves communities. Give them another station first.',
      { communityCount: communityIds.length, communityIds: communityIds.slice(0, 20) },
    )
  }
}

/** People cannot fetch their goods from a warehouse. */
export class NotAPickupPoint extends Refusal {
  constructor(stationId: string) {
    super(
      'not-a-pickup-point',
      409,
      'A warehouse cannot hand goods to people. Name a grid station, a store or a pickup point.',
      { stationId },
    )
  }
}

export class NoPickupPoint extends Refusal {
  constructor(communityId: string) {
    super(
      'no-pickup-point',
      409,
      'This community has no pickup point yet. Set the stations that serve it first.',
      { communityId },
    )
  }
}

export class NoDeliveryDay extends Refusal {
  constructor(communityId: string) {
    super(
      'no-delivery-day',
      409,
      'The region and this community have no delivery day in common within a year.',
      { communityId },
    )
  }
}

export class SlotsOverlap extends Refusal {
  constructor(slotId: string) {
    super('slots-overlap', 409, 'Another pickup slot of this station covers some of this time.', {
      slotId,
    })
  }
}
