import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import { readRulePages } from '../../server/build/rulePages.mjs';
import { summaryOf } from '../../server/src/cli/ruleSummary.ts';
import { codePage } from '../../server/src/settings/codePage.ts';
import { type CommandLine, commandLine, goodConfig, quotedMode, unknownKey } from './support.ts';

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string; readonly index: number };
    readonly region: Region;
  };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly { readonly kind: string; readonly justification?: string }[];
}

interface Rule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
}

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
      readonly columnKind: string;
      readonly originalUriBaseIds: Readonly<Record<string, { readonly uri: string }>>;
      readonly invocations: readonly { readonly executionSuccessful: boolean }[];
      readonly artifacts: readonly unknown[];
      readonly results: readonly Result[];
    },
  ];
}

/** The schema of SARIF 2.1.0 as Microsoft's kit for JavaScript carries it; written in draft 4, of which it uses nothing that draft 7 lacks. */
function schemaOfSarif(): object {
  const file = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  return schema;
}

const isSarif = new Ajv({
  strict: false,
  // Its patterns are not written for the `u` flag.
  unicodeRegExp: false,
  formats: { uri: isUri, 'uri-reference': true, 'date-time': true },
}).compile(schemaOfSarif());

interface SarifLine {
  readonly cli: () => CommandLine;
  /** The one run of the log, which the schema takes. */
  readonly runOf: (args: readonly string[], status: number, input?: string) => Log['runs'][0];
  readonly resultsIn: (text: string, status: number) => readonly Result[];
}

/** A command line for the tests of one suite. */
function sarifLine(): SarifLine {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
  });
  after(() => cli.end());
  const runOf: SarifLine['runOf'] = (args, status, input) => {
    const { stdout, stderr, status: found } = cli.run(['check', '--format', 'sarif', ...args], input);
    assert.equal(found, status, stderr);
    const log: Log = JSON.parse(stdout);
    assert.ok(isSarif(log), JSON.stringify(isSarif.errors?.slice(0, 3), undefined, 1));
    assert.equal(log.runs.length, 1);
    return log.runs[0];
  };
  return {
    cli: () => cli,
    runOf,
    resultsIn: (text, status) => runOf([cli.write('config.bu', text)], status).results,
  };
}

describe('the SARIF of strata check', () => {
  const { cli, runOf, resultsIn } = sarifLine();

  it('is refused by the schema where it is no SARIF', () => {
    assert.equal(isSarif({ version: '2.1.0', runs: [{}] }), false);
    const tool = { driver: { name: 'a', informationUri: 'not a URI' } };
    assert.equal(isSarif({ version: '2.1.0', runs: [{ tool }] }), false);
    assert.equal(isSarif({ version: '2.1.0', runs: [{ tool: { driver: { name: 'a' } } }] }), true);
  });

  it('says where, what, how grave, and in which unit it counts', () => {
    const name = cli().write(
      'sub folder/ä.bu',
      quotedMode.replace('/etc/motd', '/etc/😀').replace('- path: ', '- path:  '),
    );
    const run = runOf([name], 1);
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.equal(run.originalUriBaseIds['%SRCROOT%']?.uri, `${pathToFileURL(cli().folder).href}/`);
    const [result, ...others] = run.results;
    assert.deepEqual(others, []);
    const { ruleId, ruleIndex, level, message, locations } = result!;
    assert.deepEqual([ruleId, level, run.tool.driver.rules[ruleIndex]?.id], ['butane/wrong-type', 'error', ruleId]);
    assert.match(message.text, /mode/u);
    const [{ physicalLocation }] = locations as readonly [Location];
    assert.deepEqual(physicalLocation, {
      artifactLocation: { uri: 'sub%20folder/%C3%A4.bu', uriBaseId: '%SRCROOT%', index: 0 },
      region: { startLine: 6, startColumn: 13, endLine: 6, endColumn: 19 },
    });
  });

  it('counts columns in UTF-16 units', () => {
    const [result] = resultsIn('variant: fcos\nversion: 1.6.0\nstorage: {files: [{path: "/etc/😀", mode: "1"}]}\n', 1);
    const { startColumn } = result!.locations[0]!.physicalLocation.region;
    assert.equal(startColumn, 'storage: {files: [{path: "/etc/😀", mode: "'.length);
  });

  it('names the file of another folder by its whole address', () => {
    const outside = commandLine();
    outside.write('bad.bu', quotedMode);
    const file = path.join(outside.folder, 'bad.bu');
    const [result] = runOf([file], 1).results;
    outside.end();
    const { uri, uriBaseId } = result!.locations[0]!.physicalLocation.artifactLocation;
    assert.deepEqual([uri, uriBaseId], [pathToFileURL(file).href, undefined]);
  });
});

describe('a result in SARIF', () => {
  const { cli, runOf, resultsIn } = sarifLine();

  it('has a rule for each code that was found, and for no other, with what its page says and without dead links', () => {
    const run = runOf([cli().write('bad.bu', quotedMode), cli().write('warned.bu', unknownKey)], 1);
    assert.deepEqual(
      run.tool.driver.rules.map(({ id }) => id),
      ['butane/unknown-key', 'butane/wrong-type'],
    );
    for (const { id, shortDescription, fullDescription, help } of run.tool.driver.rules) {
      const page = readFileSync(`docs/rules/${codePage(id)}.md`, 'utf8');
      assert.ok(shortDescription.text.length > 0);
      assert.ok(page.includes(`\n\n${fullDescription.text}\n\n`), id);
      for (const paragraph of help.markdown.split('\n\n')) assert.ok(page.includes(`\n\n${paragraph}\n`), id);
      assert.match(help.text, /\n\nWhat happens: .+\n\nWhat to do: .+$/u);
    }
    assert.doesNotMatch(JSON.stringify(run), /strata\.invalid|helpUri|informationUri/u);
    assert.deepEqual(
      run.results.map(({ level }) => level),
      ['error', 'warning'],
    );
  });

  it('could say of every code what happens and what to do', () => {
    for (const [page, text] of Object.entries(readRulePages('.'))) {
      const { found, happens, advice } = summaryOf(text);
      for (const words of [found, happens, advice]) {
        assert.match(words, /[.`]$/u, page);
        assert.doesNotMatch(words, /\]\(|\n\n/u, page);
      }
    }
  });

  it('keeps the fingerprints of findings whose lines move, and tells apart what is alike', () => {
    const item = '    - path: /etc/motd\n      mode: "0644"\n';
    const prints = (text: string) =>
      resultsIn(text, 1).map(({ partialFingerprints }) => partialFingerprints['strataFinding/v1']);
    const twice = prints(`${quotedMode}${item.replace('/etc/motd', '/etc/issue')}`);
    assert.equal(new Set(twice).size, 2);
    const moved = `# a comment\n\n${quotedMode.replace('storage:', 'systemd: {}\nstorage:')}`;
    assert.deepEqual(prints(moved), [twice[0]]);
    assert.notDeepEqual(prints(quotedMode.replace('0644', '0600')), [twice[0]]);
  });

  it('has what was silenced, with who did it and why', () => {
    cli().write('quiet/strata.json', '{"severity": {"butane/unknown-key": "off"}}');
    const text = `${quotedMode.replace('"0644"', '"0644" # strata-ignore butane/wrong-type: rendered later')}      colour: red\n`;
    const { results } = runOf([cli().write('quiet/config.bu', text)], 0);
    assert.deepEqual(
      results.map(({ ruleId, suppressions }) => [ruleId, suppressions]),
      [
        ['butane/wrong-type', [{ kind: 'inSource', justification: 'rendered later' }]],
        ['butane/unknown-key', [{ kind: 'external' }]],
      ],
    );
    assert.deepEqual(resultsIn(unknownKey, 0)[0]?.suppressions, []);
  });

  it('leads to the other place of a problem that has two', () => {
    const [result] = resultsIn(`${goodConfig}      mode: 0600\n`, 1);
    const [related] = result?.relatedLocations ?? [];
    assert.equal(related?.physicalLocation.region.startLine, 6);
  });

  it('says of an info that it is a note', () => {
    const large = `${goodConfig}      contents: {source: "https://example.com/${'a'.repeat(20_000)}"}\n`;
    assert.deepEqual(
      resultsIn(large, 0).map(({ ruleId, level }) => [ruleId, level]),
      [['strata/user-data-size', 'note']],
    );
  });

  it('is a whole log where nothing was found, and where something could not be read', () => {
    const good = runOf(['-'], 0, goodConfig);
    assert.deepEqual([good.results, good.artifacts.length], [[], 1]);
    assert.equal(good.invocations[0]?.executionSuccessful, true);
    const missing = runOf(['missing.bu', cli().write('bad.bu', quotedMode)], 2);
    assert.equal(missing.results.length, 1);
    assert.equal(missing.invocations[0]?.executionSuccessful, false);
  });
});

function isUri(text: string): boolean {
  return URL.canParse(text);
}
