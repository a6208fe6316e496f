/** What `conformance.mjs` compares with the real tool, as one bundle. */
export { convertBytes } from './convertBytes.ts';
export { translationFindings } from './translationFindings.ts';
