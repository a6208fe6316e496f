import assert from 'node:assert/strict';
import { userDataProblems, userDataSize, userDataText } from '../../../server/src/features/conversion/userDataSize.ts';
import { providers } from '../../../server/src/generated/schemas.ts';
import { largestUserData } from '../../../server/src/shape/provider.ts';
import { analyseText } from '../../support/analyseText.ts';

const empty = '{"ignition":{"version":"3.4.0","config":{"replace":{"source":"https://example.com/"}}}}';

/** An Ignition config of so many bytes. */
function configOf(bytes: number): string {
  return empty.replace('example.com/', `example.com/${'a'.repeat(bytes - empty.length)}`);
}

function sizeOf(text: string, fileName: string) {
  const analysis = analyseText(text, { fileName });
  const size = userDataSize(analysis);
  return { size, problems: userDataProblems(analysis, size) };
}

function textOf(bytes: number): string {
  const { size } = sizeOf(configOf(bytes), 'a.ign');
  assert.ok(size);
  assert.equal(size.bytes, bytes);
  return userDataText(size);
}

describe('the size of user data', () => {
  it('is that of the file for a config that the machine reads itself, in bytes', () => {
    assert.equal(sizeOf(empty, 'a.ign').size?.bytes, empty.length);
    assert.equal(sizeOf(empty.replace('example', 'ä'), 'a.ign').size?.bytes, empty.replace('example', 'aa').length);
  });

  it('is that of what the real tool writes for Butane', () => {
    const { size } = sizeOf('variant: fcos\nversion: 1.5.0\n', 'a.bu');
    assert.equal(size?.bytes, '{"ignition":{"version":"3.4.0"}}\n'.length);
  });

  it('is not known where nothing comes out, and of what no provider hands over', () => {
    for (const [text, fileName] of [
      ['variant: fcos\nversion: 1.5.0\nstorage: 1\n', 'a.bu'],
      ['variant: fcos\nversion: 1.5.0\nstorage: {files: [{path: {{ path }}}]}\n', 'a.bu'],
      [
        'variant: openshift\nversion: 4.14.0\nmetadata: {name: a, labels: {machineconfiguration.openshift.io/role: b}}\n',
        'a.bu',
      ],
      ['{"ignition":{"version":"3.4.0"},"storage":1}', 'a.ign'],
      ['{"ignition":{"version":"2.3.0"}}', 'a.ign'],
      ['{"ignition":{"version":"3.4.0","config":{"replace":{"source":"{{ url }}"}}}}', 'a.ign.j2'],
      ['kind: Pod\n', 'a.yaml'],
    ] as const) {
      assert.equal(sizeOf(text, fileName).size, undefined, text);
    }
  });

  it('may be packed where what reads it unpacks it', () => {
    // `convert_string` and `decomp_gzip` of cloudinit/util.py of 26.2, at every level of a message.
    const [problem] = sizeOf(`#cloud-config\nruncmd: [${'a'.repeat(20_000)}]\n`, 'user-data').problems;
    assert.match(problem?.message ?? '', /; to make it smaller, pack it with gzip, which cloud-init undoes, or /u);
    const [other] = sizeOf(configOf(20_000), 'a.ign').problems;
    assert.doesNotMatch(other?.message ?? '', /gzip/u);
  });

  it('is measured by the smallest limit that it keeps', () => {
    assert.equal(textOf(1024), '1 KB of 16 KB user data');
    assert.equal(textOf(1025), '1.1 KB of 16 KB user data');
    assert.equal(textOf(16_384), '16 KB of 16 KB user data');
    assert.equal(textOf(16_385), '16.1 KB of 32 KB user data, too large for Amazon EC2 (16 KB)');
    assert.match(textOf(262_144), /^256 KB of 256 KB user data, too large for Amazon EC2 \(16 KB\), /u);
    assert.equal(textOf(262_145), '256.1 KB, too large for the user data of every provider');
  });

  it('is nothing to speak of up to the smallest limit, then an info, and a warning where nobody takes it', () => {
    assert.deepEqual(sizeOf(configOf(16_384), 'a.ign').problems, []);
    const severities = [16_385, 262_144, 262_145].map((bytes) => {
      const [problem, ...others] = sizeOf(configOf(bytes), 'a.ign').problems;
      assert.deepEqual(others, []);
      assert.equal(problem?.source, 'strata');
      return problem?.severity;
    });
    assert.deepEqual(severities, ['info', 'info', 'warning']);
    const [last] = sizeOf(configOf(262_144), 'a.ign').problems;
    assert.match(last?.message ?? '', /; Google Cloud \(256 KB\) takes it; /u);
  });
});

describe('the limits of user data', () => {
  it('are those of different providers, each with its source', () => {
    assert.equal(new Set(providers.map(({ id }) => id)).size, providers.length);
    for (const { id, source, limit } of providers) {
      assert.match(source, /^https:\/\/[\w.]+\/|^[\w-]+\/[\w-]+ \S+$/u, id);
      assert.ok(Number.isInteger(limit) && limit >= 1024, id);
    }
  });

  it('count what base64 makes of it where the provider does', () => {
    const openstack = providers.find(({ counts }) => counts === 'base64');
    assert.ok(openstack);
    const largest = largestUserData(openstack);
    assert.ok(Buffer.alloc(largest).toString('base64').length <= openstack.limit);
    assert.ok(Buffer.alloc(largest + 1).toString('base64').length > openstack.limit);
  });
});
