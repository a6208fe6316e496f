/** Random texts for `compare.mjs`, from a generator of `test/fuzz/random.ts`. */

const urlPieces = [
  ...[
    'http:',
    'https://',
    's3://',
    'arn:aws:s3:::',
    'data:',
    'HTTP://',
    '//',
    '///',
    '/',
    ':',
    '::',
    '#',
    '?',
    '@',
    '*',
  ],
  ...[
    'a',
    'example.com',
    '1a',
    'a.b',
    'user',
    'p',
    '%25',
    '%41',
    '%c3%A9',
    '%',
    '%4',
    '%zz',
    '%20',
    '+',
    ';',
    '&',
    '=',
  ],
  ...[
    'versionId',
    'versionId=',
    '?versionId=',
    '%76ersionId',
    '[',
    ']',
    '[::1]',
    '[fe80::1%25en0]',
    '[1:2:3:4:5:6:7:8]',
  ],
  ...[
    '[::1.2.3.4]',
    '[1::]',
    '[1:::2]',
    '[1.2.3.4]',
    ':80',
    ':x',
    ':80:',
    ' ',
    '\n',
    '\x7f',
    'é',
    '😀',
    '"',
    '<',
    '{',
    '|',
  ],
  ...['\\', '^', '`', "'", '$', '!', '~', '_', '-', ','],
];
const addressPieces = ['0', '1', 'ffff', 'abcde', ':', ':', ':', '::', '.', '1.2.3.4', '255', '256', '01', '%25', 'g'];

/** Texts that resemble URLs, an address in brackets now and then. */
export function randomUrl(random) {
  if (random.chance(0.2))
    return `http://[${several(random, 9, addressPieces)}]${random.pick(['', ':1', ':', 'x', '/a'])}`;
  return `${random.chance(0.5) ? random.pick(['http://', 'https://', 's3://', 'arn:']) : ''}${several(random, 7, urlPieces)}`;
}

const unitPieces = [
  ...[
    '[Unit]',
    '[Service]',
    '[Install]',
    '[',
    ']',
    '[]',
    '[In\nstall]',
    '\n',
    '\n',
    '\n',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '\t',
  ],
  ...[
    'Description=x',
    'ExecStart=/bin/a',
    'WantedBy=multi-user.target',
    'A',
    '=',
    '= ',
    'x\\',
    '\\',
    '\\ ',
    '\\\n',
    '\\\r\n',
  ],
  ...['#', ';', '# comment', '#\\', '; [Unit]', 'é', '😀', '\u0085', '\u00a0', '\ufeff', '\u2028', 'text'],
];

/** Texts that resemble units; with long lines among them where the size of the reader's buffer matters. */
export function randomUnit(random) {
  const head = random.chance(0.7) ? '[Unit]\n' : '';
  if (random.chance(0.6)) return head + several(random, 14, unitPieces);
  const long = () =>
    random
      .pick(['x', 'é', '😀', ' ', '#', '='])
      .repeat(random.pick([100, 683, 1000, 2040, 2048, 2049, 3000, 4096, 6000]));
  return (
    head +
    Array.from({ length: random.below(10) }, () => (random.chance(0.4) ? long() : random.pick(unitPieces))).join('')
  );
}

function several(random, most, pieces) {
  return Array.from({ length: random.below(most + 1) }, () => random.pick(pieces)).join('');
}
