/** Random requests for `compare.mjs`, from a generator of `test/fuzz/random.ts`. */
const goodTypes = ['', '', 'text/plain', 'image/', 'imagery/svg+xml', 'x-y/z', 'X-/q', 'multipart/x.y'];
const badTypes = [
  'Text/plain',
  'x/y',
  'xx-a/b',
  '/plain',
  'text',
  'application/a b',
  'multipart/é',
  'text/a/b',
  'font/woff',
];
const quotedPieces = [
  'a',
  ' ',
  ';',
  ',',
  '%41',
  '\t',
  '\x7f',
  '\\"',
  '\\\\',
  '\\n',
  '\\x41',
  '\\xff',
  '\\u00e9',
  '\\U0001F600',
  '\\101',
];
const badQuotedPieces = ["\\'", '\\xfg', '\\ud800', '\\U00110000', '\\477', '\\08', '\\é', '\\', '\n', 'é', '\\\n'];
const urlPieces = ['a', 'Z', '7', '%41', '%c3%A9', '+', '/', '-', "'", '&', '~', '=', '.', '$', '?', '@', ',', ';'];
const badUrlPieces = ['%zz', '%4', '%', '`', '{', '"', ' ', '\n', '\r', 'é', '😀', '\x7f', '\0', '\\', '#', '^'];
const base64Ends = ['', 'YQ==', 'YWI=', 'YR==', 'YQ=\n=\n', 'YW\nJj'];
const badBase64 = ['Y', 'YW', 'YWJ', '=', '==', '\r', 'Y Q', 'a-_b', '%3D', 'YQ=', 'YQ==YQ==', 'YWI==', 'Y===', 'é'];

/** Data URLs of which about every second has something wrong. */
export function randomUrl(random) {
  const several = (most, pieces) => Array.from({ length: random.below(most + 1) }, () => random.pick(pieces)).join('');
  const mostly = (good, bad) => random.pick(random.chance(0.93) ? good : bad);
  const value = () => {
    if (random.chance(0.6))
      return mostly(['v', 'a%41b', "it's", '{~}', '%c3%a9'], ['', '%4', '%zz', 'a b', 'a/b', 'é', '=']);
    return `"${several(3, quotedPieces)}${mostly([''], badQuotedPieces)}${mostly(['"'], ['', '"x'])}`;
  };
  const parameter = () => {
    const name = mostly(['charset', 'a', 'b', '!x', 'base64'], ['', 'a b', 'é', 'Base64']);
    return `;${name}${mostly(['='], ['', '=='])}${value()}`;
  };
  const head = mostly(['data:'], ['DATA:', 'data', ' data:', '']);
  const type = mostly(goodTypes, badTypes);
  const parameters = Array.from({ length: random.below(3) }, parameter).join('');
  const isBase64 = random.chance(0.4);
  const start = `${head}${type}${parameters}${isBase64 ? ';base64' : ''}${mostly([','], ['', ';,'])}`;
  const data = isBase64 ? several(5, ['YWJj', 'AP//', '\n']) + mostly(base64Ends, badBase64) : several(6, urlPieces);
  return `${start}${data}${isBase64 ? '' : mostly([''], badUrlPieces)}`;
}

/** Gzip data as they are, twice, cut off, with something behind them, or with a bit or two turned over. */
export function damaged(random, packed) {
  const bytes = Uint8Array.from(packed);
  switch (random.below(6)) {
    case 0:
      return bytes;
    case 1:
      return Buffer.concat([bytes, bytes]);
    case 2:
      return bytes.subarray(0, random.below(bytes.length));
    case 3:
      return Buffer.concat([bytes, Uint8Array.from({ length: 1 + random.below(30) }, () => random.below(256))]);
    default:
      for (let flips = 1 + random.below(2); flips > 0; flips--)
        bytes[random.below(bytes.length)] ^= 1 << random.below(8);
      return bytes;
  }
}
