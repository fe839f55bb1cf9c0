export { CameraScanner, type CameraScannerProps } from './camera-scanner.tsx'
export { feel } from './feedback.ts'
export type { CodeFormat, ReadCode } from './formats.ts'
export { useKeyboardScanner } from './use-keyboard-scanner.ts'
