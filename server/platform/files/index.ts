export { createFiles, type Files, type FilesConfig } from './files.ts'
