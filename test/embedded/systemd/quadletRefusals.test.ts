import assert from 'node:assert/strict';
import { quadletProblems } from '../../../server/src/embedded/systemd/quadletProblems.ts';
import { readUnitFile } from '../../../server/src/embedded/systemd/readUnitFile.ts';

/** What is said of a file, each with what it stands at. */
function said(ending: string, text: string, isDropin = false, hasDropins = false): readonly string[] {
  return quadletProblems(readUnitFile(text), ending, isDropin, hasDropins).map(
    ({ code, range, message }) => `${code} ${text.slice(range.start, range.end)}: ${message}`,
  );
}

function refused(ending: string, text: string, at: string): void {
  const [first = '', ...more] = said(ending, text);
  assert.deepEqual(more, []);
  assert.ok(first.startsWith(`systemd/quadlet-refused ${at}: `), first);
  assert.match(first, /Podman makes no service of the whole file$/u);
}

const image = '[Container]\nImage=quay.io/a/b:1\n';

describe('Quadlet files that Podman refuses, as pkg/systemd/quadlet/quadlet.go of 5.8 has it', () => {
  for (const [ending, text, at] of [
    ['container', `${image}Rootfs=/var/a\n`, '/var/a'],
    ['container', '[Container]\nImage=\n', '[Container]'],
    ['container', `${image}[Service]\nType=simple\n`, 'simple'],
    ['container', `${image}[Service]\nKillMode=process\n`, 'process'],
    ['kube', '[Kube]\nYaml=a.yaml\n[Service]\nType=simple\n', 'simple'],
    ['container', `${image}Pod=web\n`, 'web'],
    ['container', `${image}Group=100\n`, '100'],
    ['container', `${image}ExposeHostPort=abc\n`, 'abc'],
    ['volume', '[Volume]\nDriver=image\n', 'image'],
    ['volume', '[Volume]\nType=ext4\n', 'ext4'],
    ['network', '[Network]\nGateway=10.0.0.1\n', '10.0.0.1'],
  ] as const)
    it(`${ending}: ${JSON.stringify(text)}`, () => refused(ending, text, at));

  for (const [ending, text] of [
    ['container', `${image}User=1\nGroup=100\nPod=web.pod\nExposeHostPort=80\nExposeHostPort=80-90/udp\n`],
    ['container', `${image}[Service]\nType=oneshot\nKillMode=mixed\n`],
    ['container', `${image}[Service]\nType=notify\nKillMode=control-group\n`],
    ['pod', '[Pod]\n[Service]\nKillMode=process\n'],
    ['volume', '[Volume]\nDriver=image\nImage=quay.io/a/b\n'],
    ['volume', '[Volume]\nType=ext4\nDevice=/dev/sda\n'],
    ['network', '[Network]\nSubnet=10.0.0.0/24\nGateway=10.0.0.1\n'],
    ['build', '[Build]\nImageTag=localhost/a\n[Service]\nWorkingDirectory=/etc/a\n'],
  ] as const)
    it(`but not ${ending}: ${JSON.stringify(text)}`, () => assert.deepEqual(said(ending, text), []));

  it('but not what drop-ins may complete', () => {
    assert.deepEqual(said('container', '[Container]\nGroup=100\n', false, true), []);
    assert.deepEqual(said('network', '[Network]\nGateway=10.0.0.1\n', true), []);
  });
});

describe('names of Quadlet files', () => {
  const unit = (lines: string) => said('container', `[Unit]\n${lines}\n${image}`);

  it('may stand where Podman puts services in their place', () => {
    for (const key of [
      'Requires',
      'After',
      'Wants',
      'BindsTo',
      'PartOf',
      'Upholds',
      'Conflicts',
      'Before',
      'Requisite',
    ])
      assert.deepEqual(unit(`${key}=db.container app.pod data.volume net.network a.service`), []);
  });

  it('and nowhere else', () => {
    assert.equal(unit('JoinsNamespaceOf=db.container').length, 1);
    assert.equal(unit('After=db.containers').length, 1);
    assert.equal(said('container', `${image}[Install]\nWantedBy=app.pod\n`).length, 1);
  });
});

describe('sections of Quadlet files', () => {
  it('are named by the kind of the file', () => {
    assert.deepEqual(said('container', '[container]\nImage=a\n'), [
      'systemd/quadlet-refused [container]: Podman reads `[Container]`, not `[container]`, and makes no service of the whole file; did you mean `[Container]`?',
    ]);
    const [message = ''] = said('container', `${image}[Volume]\nDriver=a\n`);
    assert.match(message, /a `\.container` file has no section `\[Volume\]`/u);
  });

  it('have keys of their own, and may have got those of another', () => {
    assert.deepEqual(said('container', `${image}Restart=always\n`), [
      'systemd/misplaced-key Restart: `Restart` belongs into `[Service]`, not into `[Container]`: Podman makes no service of the whole file; move it there',
    ]);
    assert.deepEqual(said('container', `${image}[Service]\nPublishPort=80:80\n`), [
      'systemd/misplaced-key PublishPort: `PublishPort` belongs into `[Container]`: systemd ignores the line; move it there',
    ]);
  });
});
