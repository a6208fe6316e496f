import assert from 'node:assert/strict';
import { passwordFault, passwordScheme } from '../../server/src/embedded/passwordHash.ts';

const hashes = {
  taken: [
    '$y$j9T$A0Y3wwVOKP69S.1K/zYGN.$S596l11UGH3XjN1jvLvuFmYqaaRQTsOcJJoOYCqMzs/',
    '$6$saltstring$Z7NYDwnNEeICp9GMNgEoiFIFY.q3DdI.pFK1oorhAfo0bklgcfTjy9m7oDsq.EdS.uDd3adkEpmOYkwpeJU130',
    '$5$abc$BDhR9xvSUF73iI09.7mRfdZToHRRV24UnhwTRhY9S05',
    '$6$rounds=10000$saltstringsaltst$OW1/O6BYHV6BcXZu8QVeXbDWra3Oeqh0sbHbbMCVNSnCM/UrjmM0Dp8vOuZeHBy/YTBmSK6H9qs/y3RnOaw5v.',
    '$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW',
    '*',
    '!',
    '!!',
    '!*',
    '*LK*',
    '',
    'rl.3StKT.4T8M',
    '$sha1$40000$jtNX3nZ2$hBNaIXkt4wBI2o5rsi8KejSjNqIq',
  ],
  'plain-text': ['hunter2', 'correct horse battery staple', 'password'],
  damaged: ['$sha1$40000$jtNX3nZ2$short', '$6$salt', '$6$salt$tooshort', '$y$j9T$abc', '$2b$05$short'],
  weak: ['$1$abcdefgh$G//4keteveJp0qb8z2DxG/'],
  'unknown-method': ['$9$salt$hash', '$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA'],
};

describe('password hashes', () => {
  for (const [kind, texts] of Object.entries(hashes))
    for (const text of texts)
      it(`${kind}: ${text.slice(0, 40)}`, () => assert.equal(passwordFault(text)?.kind ?? 'taken', kind));

  it('say what follows before what to do', () => {
    for (const text of [
      ...hashes.damaged,
      ...hashes.weak,
      ...hashes['plain-text'],
      ...hashes['unknown-method'],
      '<hash>',
    ])
      assert.match(
        passwordFault(text)?.message ?? '',
        /: (?:no password fits it|.* and no password fits it|whoever .* password); make one with /u,
      );
  });
});

describe('the scheme of a password hash', () => {
  const schemes: Readonly<Record<string, string | undefined>> = {
    [hashes.taken[0] ?? '']: 'a hash of yescrypt',
    [`!${hashes.taken[1]}`]: 'a hash of SHA-512 crypt, locked by the mark in front of it',
    [hashes.weak[0] ?? '']: 'a hash of MD5 crypt, which is broken within hours',
    '!!': 'no password fits: the account is locked for passwords',
    hunter2: undefined,
  };
  for (const [text, scheme] of Object.entries(schemes))
    it(text.slice(0, 40), () => assert.equal(passwordScheme(text), scheme));
});
