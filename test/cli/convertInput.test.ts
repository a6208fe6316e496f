import assert from 'node:assert/strict';
import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FileSource } from '../../server/src/base/host.ts';
import { diskSource } from '../../server/src/cli/analyseInput.ts';
import { convertInput } from '../../server/src/cli/convertInput.ts';
import type { ConvertOutcome } from '../../server/src/features/conversion/convert.ts';
import { type CommandLine, commandLine, goodConfig } from './support.ts';

const localConfig = `${goodConfig}      contents: {local: motd.txt}\n`;
const treeConfig = `${goodConfig}  trees: [{local: tree}]\n`;

describe('strata convert while files change', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
  });
  after(() => cli.end());

  const convertWith = async (source: FileSource, text = localConfig) => {
    const input = { name: 'local.bu', bytes: Buffer.from(text), isNamed: true };
    const settings = { filesDir: pathToFileURL(path.join(cli.folder, 'files')).href };
    return (await convertInput(input, settings, 'ignition', { pretty: false, raw: false }, source)).outcome;
  };
  const motdOf = (outcome: ConvertOutcome): string => {
    if (outcome.kind !== 'converted') assert.fail(outcome.reason);
    return /"source":"data:,([^"]*)"/u.exec(outcome.text)?.[1] ?? '';
  };
  /** The disk, where one thing after the other happens behind the readings of a path; `reads` are those. */
  const changing = (name: string, ...happens: (() => void)[]): FileSource & { readonly reads: () => number } => {
    let reads = 0;
    const answerFile: FileSource['answerFile'] = async (place, request) => {
      const answer = await diskSource.answerFile(place, request);
      if (request.path !== name) return answer;
      happens[reads++]?.();
      return answer;
    };
    return { ...diskSource, answerFile, reads: () => reads };
  };
  const inFiles = (name: string): string => path.join(cli.folder, 'files', name);
  beforeEach(() => {
    cli.write('files/motd.txt', 'first');
    rmSync(inFiles('tree'), { recursive: true, force: true });
    cli.write('files/tree/run.sh', 'x');
    symlinkSync('run.sh', inFiles('tree/link'));
  });

  it('converts once where they stay the same', async () => {
    const source = changing('motd.txt');
    assert.equal(motdOf(await convertWith(source)), 'first');
    assert.equal(source.reads(), 1);
  });

  it('converts once more where one has changed', async () => {
    const source = changing('motd.txt', () => cli.write('files/motd.txt', 'the second'));
    assert.equal(motdOf(await convertWith(source)), 'the%20second');
    assert.equal(source.reads(), 2);
  });

  it('refuses where one changes again, and says which', async () => {
    const source = changing(
      'motd.txt',
      () => cli.write('files/motd.txt', 'the second'),
      () => cli.write('files/motd.txt', 'and the third'),
    );
    const outcome = await convertWith(source);
    assert.equal(source.reads(), 2);
    assert.equal(outcome.kind, 'refused');
    assert.match(
      outcome.kind === 'refused' ? outcome.reason : '',
      /^not converted: `motd\.txt` changed while .* again/u,
    );
  });

  it('sees a file that is gone', async () => {
    const outcome = await convertWith(changing('motd.txt', () => rmSync(inFiles('motd.txt'))));
    assert.match(outcome.kind === 'refused' ? outcome.reason : '', /1 error stands in the way/u);
  });

  it('sees a file that is new, a mode, and a link that leads elsewhere', async () => {
    const happenings: readonly (readonly [string, () => void, RegExp])[] = [
      ['tree', () => cli.write('files/tree/new.txt', ''), /"path":"\/new\.txt"/u],
      ['tree', () => chmodSync(inFiles('tree/run.sh'), 0o755), /"path":"\/run\.sh"[^}]*\}?,"mode":493/u],
      [
        'tree/link',
        () => {
          rmSync(inFiles('tree/link'));
          symlinkSync('elsewhere', inFiles('tree/link'));
        },
        /"target":"elsewhere"/u,
      ],
    ];
    for (const [name, happens, expected] of happenings) {
      const source = changing(name, happens);
      const outcome = await convertWith(source, treeConfig);
      if (outcome.kind !== 'converted') assert.fail(outcome.reason);
      assert.match(outcome.text, expected);
      assert.equal(source.reads(), 2);
    }
  });
});
