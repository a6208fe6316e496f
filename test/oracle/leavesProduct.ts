/** What `leaves/compare.mjs` compares, as one bundle. */
export { readUnit } from '../../server/src/embedded/readUnit.ts';
export { queryParameter, readUrl } from '../../server/src/embedded/readUrl.ts';
export { randomOf, seedOfRun } from '../fuzz/random.ts';
