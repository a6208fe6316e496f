import { createHash } from 'node:crypto';
import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const fcos = 'variant: fcos\nversion: 1.6.0\n';
const sum = (kind: string, text: string): string => `${kind}-${createHash(kind).update(text).digest('hex')}`;

function butane(source: string): void {
  checkMarkers(source, { fileName: 'config.bu' });
}

/** One file with a source and a hash. */
function file(source: string, hash: string, more = ''): string {
  return `${fcos}storage:
  files:
    - path: /etc/a
      contents:
        source: ${source}
        verification:
          hash: ${hash}
${more}`;
}

describe('What Ignition fails of when it has fetched it', () => {
  const unreadable = 'XY'.repeat(32);

  it('a hash that is none of these contents', () => {
    const mark = `#               ${'^'.repeat(71)} error[ignition/hash-mismatch] write \`${sum('sha256', 'hello').slice(0, 20)}…\`\n`;
    butane(file('data:,hello', sum('sha256', 'hello!'), mark));
    butane(file('data:;base64,aGVsbG8=', sum('sha256', 'hello!'), mark));
    butane(file('data:,hello', sum('sha256', 'hello')));
    butane(file('data:,hello', sum('sha512', 'hello')));
    butane(file('data:,hello', sum('sha512', 'hello').toUpperCase().replace('SHA', 'sha')));
    butane(file('https://example.com/a', sum('sha256', 'hello!')));
    butane(file('data:,hello?more', sum('sha256', 'hello!')));
    checkFix({
      before: file('data:,hello', sum('sha512', 'hello!')),
      code: 'ignition/hash-mismatch',
      after: file('data:,hello', sum('sha512', 'hello')),
      options: { fileName: 'config.bu' },
    });
  });

  it('a hash that no contents have', () => {
    const mark = `#               ${'^'.repeat(71)} error[ignition/impossible-hash] other signs than hexadecimal digits\n`;
    butane(file('https://example.com/a', `sha256-${unreadable}`, mark));
    butane(file('data:,hello', `sha256-${unreadable}`, mark));
  });

  it('a hash of another config in large letters', () => {
    const merge = (hash: string): string =>
      `${fcos}ignition:\n  config:\n    merge:\n      - source: https://example.com/a.ign\n        verification:\n          hash: ${hash}\n`;
    const lower = sum('sha256', 'hello');
    const upper = lower.toUpperCase().replace('SHA', 'sha');
    const code = 'ignition/impossible-hash';
    checkFix({ before: merge(upper), code, after: merge(lower), options: { fileName: 'config.bu' } });
  });
});
