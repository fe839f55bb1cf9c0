import { Refusal } from '#platform/refusals'

const KINDS = 'Send a JPEG, PNG, WebP, AVIF or GIF.'

export class NotAPicture extends Refusal {
  constructor() {
    super('not-a-picture', 422, `This is no picture that can be read. ${KINDS}`)
  }
}

export class NoPictureSent extends Refusal {
  constructor() {
    super(
      'no-picture-sent',
      422,
      `Send the picture as multipart/form-data in the field “file”. ${KINDS}`,
    )
  }
}

export class PictureTooHeavy extends Refusal {
  constructor(limitBytes: number) {
    super('picture-too-heavy', 413, 'This picture is over 12 MB. Send a smaller one.', {
      limitBytes,
    })
  }
}

export class PictureTooLarge extends Refusal {
  constructor(limitPixels: number) {
    super('picture-too-large', 413, 'This picture is over 40 megapixels. Send a smaller one.', {
      limitPixels,
    })
  }
}

export class TooManyPictures extends Refusal {
  constructor() {
    super('too-many-pictures', 503, 'Too many pictures come at once. Try again in a moment.')
  }
}
