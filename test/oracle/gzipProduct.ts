/** What `gzip/compare.mjs` compares, as one bundle. */
export { escapedDataUrl, makeDataUrl } from '../../server/src/embedded/dataUrl.ts';
export { gzipAsGo } from '../../server/src/embedded/goGzip/gzipAsGo.ts';
export { gunzip } from '../../server/src/embedded/gunzip.ts';
export { readDataUrl } from '../../server/src/embedded/readDataUrl.ts';
export { randomOf, seedOfRun } from '../fuzz/random.ts';
export { generatorNames, makeInput } from './gzip/inputs.ts';
