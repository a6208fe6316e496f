import assert from 'node:assert/strict';
import { accept, offeredLabels } from '../../support/acceptCompletion.ts';
import { inButane, unitConfig } from '../units/unitFixtures.ts';

const more = `    - name: other.service
      enabled: true
`;
const around = `passwd:
  users:
    - name: app
  groups:
    - name: staff
storage:
  directories:
    - path: /var/lib/app
  files:
    - path: /usr/local/bin/run
      mode: 0755
    - path: /etc/app.env
      mode: 0644
    - path: /etc/containers/systemd/data.volume
    - path: /etc/containers/systemd/net.network
    - path: /etc/containers/systemd/web.pod
    - path: /etc/containers/systemd/db.container
`;

function config(text: string, name?: string): string {
  return unitConfig(text, name, more) + around;
}

function quadlet(text: string): string {
  const lines = text.split('\n').map((line) => `          ${line}`);
  return `variant: fcos\nversion: 1.6.0\n${around}    - path: /etc/containers/systemd/web.container\n      contents:\n        inline: |\n${lines.join('\n')}\n`;
}

function labels(text: string, name?: string): readonly string[] {
  return offeredLabels(config(text, name), inButane);
}

describe('names of the config in a unit', () => {
  it('are users, groups, programs and files', () => {
    assert.equal(labels('[Service]\nUser=<|>')[0], 'app');
    assert.ok(labels('[Service]\nGroup=<|>').includes('staff'));
    const programs = labels('[Service]\nExecStart=<|>');
    assert.equal(programs[0], '/usr/local/bin/run');
    assert.ok(!programs.includes('/etc/app.env'));
    assert.ok(labels('[Service]\nEnvironmentFile=-<|>').includes('/etc/app.env'));
    assert.ok(!labels('[Service]\nExecStart=/usr/local/bin/run -<|>').includes('/usr/local/bin/run'));
    assert.equal(
      accept(config('[Service]\nExecStart=-/usr<|> --all'), '/usr/local/bin/run', inButane),
      config('[Service]\nExecStart=-/usr/local/bin/run<|> --all'),
    );
  });

  it('are units that a timer starts, and services of Quadlets', () => {
    const units = labels('[Timer]\nUnit=<|>', 'a.timer');
    assert.equal(units[0], 'other.service');
    assert.ok(units.includes('db.service'));
    assert.ok(!units.includes('a.timer'));
    assert.ok(labels('[Unit]\nAfter=<|>').includes('db.service'));
  });

  it('are volumes, networks, pods and other Quadlets', () => {
    const offers = (text: string): readonly string[] => offeredLabels(quadlet(text), inButane);
    const after = offers('[Unit]\nAfter=<|>');
    assert.ok(after.includes('db.container') && after.includes('db.service'));
    assert.ok(!after.includes('web.container'));
    assert.deepEqual(offers('[Container]\nNetwork=<|>').slice(0, 3), ['net.network', 'bridge', 'host']);
    assert.equal(offers('[Container]\nPod=<|>')[0], 'web.pod');
    assert.equal(offers('[Container]\nEnvironmentFile=<|>')[0], '/usr/local/bin/run');
    const volume = quadlet('[Container]\nVolume=<|>:/data:Z');
    assert.equal(accept(volume, 'data.volume', inButane), quadlet('[Container]\nVolume=data.volume<|>:/data:Z'));
    const empty = quadlet('[Container]\nVolume=<|>');
    assert.equal(accept(empty, 'data.volume', inButane), quadlet('[Container]\nVolume=data.volume:<|>'));
    assert.ok(!offers('[Container]\nUser=<|>').includes('app'));
  });
});

describe('the order of units', () => {
  it('is that of the key and the kind of unit', () => {
    const first = (text: string, name?: string): string | undefined =>
      offeredLabels(unitConfig(text, name), inButane)[0];
    assert.equal(first('[Install]\nWantedBy=<|>'), 'multi-user.target');
    assert.equal(first('[Install]\nWantedBy=<|>', 'a.timer'), 'timers.target');
    assert.equal(first('[Install]\nWantedBy=<|>', 'a.socket'), 'sockets.target');
    for (const key of ['After', 'Wants']) assert.equal(first(`[Unit]\n${key}=<|>`), 'network-online.target');
    const wanted = labels('[Install]\nWantedBy=<|>');
    assert.ok(wanted.indexOf('network.target') > wanted.indexOf('machine.slice'));
    assert.ok(!labels('[Unit]\nRequires=<|>').includes('multi-user.target'));
  });
});

describe('a whole unit', () => {
  it('runs a program from the folder that the system has for it', () => {
    const text = unitConfig('<|>');
    assert.match(accept(text, 'service', inButane), /ExecStart=\/usr\/local\/bin\/app\n/u);
    const flatcar = text.replace('fcos', 'flatcar').replace('1.6.0', '1.1.0');
    assert.match(accept(flatcar, 'service', inButane), /ExecStart=\/opt\/bin\/app\n/u);
  });
});
