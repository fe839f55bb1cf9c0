import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import {
  ALL_FORMATS,
  type CodeFormat,
  DETECTOR_NAMES,
  type ReadCode,
  ZXING_NAMES,
} from './formats.ts'

/** Finds codes in what the camera sees. */
export type CodeReader = (video: HTMLVideoElement) => Promise<ReadCode[]>

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string; format: string }[]>
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

/** The browser's own detector where it has one for all that is wanted, else ZXing, served by us. */
export async function openCodeReader(formats: readonly CodeFormat[]): Promise<CodeReader> {
  return (await byBrowser(formats)) ?? byZxing(formats)
}

async function byBrowser(formats: readonly CodeFormat[]): Promise<CodeReader | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass }
  if (BarcodeDetector === undefined) return null
  try {
    const names = formats.map((format) => DETECTOR_NAMES[format])
    const known = await BarcodeDetector.getSupportedFormats()
    if (!names.every((name) => known.includes(name))) return null
    const detector = new BarcodeDetector({ formats: names })
    return async (video) => {
      const found = await detector.detect(video)
      return found.map((one) => ({ text: one.rawValue, format: named(DETECTOR_NAMES, one.format) }))
    }
  } catch {
    return null
  }
}

// A worn code still reads at this size, and a cheap phone still keeps up.
const LONGEST_SIDE_PX = 720

async function byZxing(formats: readonly CodeFormat[]): Promise<CodeReader> {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader')
  prepareZXingModule({ overrides: { locateFile: () => wasmUrl } })
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  const options = {
    formats: formats.map((format) => ZXING_NAMES[format]),
    maxNumberOfSymbols: 2,
    tryHarder: true,
    tryDownscale: false,
  }
  return async (video) => {
    const { videoWidth, videoHeight } = video
    if (context === null || videoWidth === 0) return []
    const scale = Math.min(1, LONGEST_SIDE_PX / Math.max(videoWidth, videoHeight))
    canvas.width = Math.round(videoWidth * scale)
    canvas.height = Math.round(videoHeight * scale)
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    const picture = context.getImageData(0, 0, canvas.width, canvas.height)
    const found = await readBarcodes(picture, options)
    return found
      .filter((one) => one.isValid)
      .map((one) => ({ text: one.text, format: named(ZXING_NAMES, one.format) }))
  }
}

function named(names: Readonly<Record<CodeFormat, string>>, name: string): CodeFormat {
  // ZXing tells the model of a QR code as well: QRCodeModel2.
  return ALL_FORMATS.find((format) => name.startsWith(names[format])) ?? 'qr'
}
