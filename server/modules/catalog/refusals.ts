import { Refusal } from '#platform/refusals'

/** 409: its goods or sub-categories would be left without a place. */
export class CategoryInUse extends Refusal {
  constructor(goods: number, children: number) {
    super(
      'category-in-use',
      409,
      'This category still has goods or categories in it. Move or archive them first.',
      { goods, children },
    )
  }
}

/** 409: archived things are not edited or sold. */
export class Archived extends Refusal {
  constructor(what: string) {
    super('archived', 409, `This ${what} is archived. Restore it first.`, { what })
  }
}

/** 403: a change that other regions would feel needs someone who answers for them too. */
export class SoldElsewhere extends Refusal {
  constructor(regionIds: readonly string[]) {
    super(
      'sold-elsewhere',
      403,
      'These goods are also sold in other regions. Ask head office to change them.',
      { regionIds },
    )
  }
}

/** 422: what was scanned is a label of a scale, and says a weight or an amount of nothing. */
export class EmptyLabel extends Refusal {
  constructor() {
    super('empty-label', 422, 'This scale label says zero. Weigh the goods again.')
  }
}

/** 409: somebody else added or changed the same goods while an import ran. */
export class ImportOverlapped extends Refusal {
  constructor() {
    super(
      'import-overlapped',
      409,
      'Some of these goods were added or changed meanwhile. Import the file again.',
    )
  }
}
