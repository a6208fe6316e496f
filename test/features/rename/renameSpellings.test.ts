import assert from 'node:assert/strict';
import { definitionAt } from '../../../server/src/features/navigation/definition.ts';
import { analyseText } from '../../support/analyseText.ts';
import { renamed } from '../../support/renamed.ts';

const head = 'variant: fcos\nversion: 1.7.0\n';

describe('rename of paths that units write with quotes and escapes', () => {
  const text = `${head}storage:
  files:
    - path: <|>/opt/my app/run
    - path: /opt/100%/x
systemd:
  units:
    - name: a.service
      contents: |
        [Service]
        ExecStartPre=-"/opt/my app/run" --x
        ExecStart=/bin/a '/opt/my app/run' "--conf=/opt/my app/run" "/opt/my app/runs"
        ExecStop=/opt/my\\x20app/run --y /opt/%i /opt/100%%/x
`;

  it('finds them and writes them in the same way', () => {
    assert.equal(
      renamed({ text, to: '/srv/a b%' }),
      text
        .replace('<|>/opt/my app/run', '/srv/a b%')
        .replace('-"/opt/my app/run"', '-"/srv/a b%%"')
        .replace("'/opt/my app/run'", "'/srv/a b%%'")
        .replace('conf=/opt/my app/run"', 'conf=/srv/a b%%"')
        .replace('/opt/my\\x20app/run', '/srv/a\\x20b%%'),
    );
    const percent = text.replace('<|>', '').replace('/opt/100%/x', '<|>/opt/100%/x');
    assert.equal(
      renamed({ text: percent, to: '/opt/50%' }),
      percent.replace('<|>/opt/100%/x', '/opt/50%').replace('/opt/100%%/x', '/opt/50%%'),
    );
  });
});

describe('rename of units in commands', () => {
  it('changes the words of commands and of kernel arguments that are units of the file', () => {
    const text = `${head}kernel_arguments:
  should_exist: [systemd.unit=svc.service, systemd.wants=other.service]
systemd:
  units:
    - name: <|>svc.service
    - name: a.service
      contents: |
        [Service]
        ExecStart=/usr/bin/systemctl stop svc.service other.service
        ExecStop=/usr/bin/sh -c "systemctl start svc.service; true"
`;
    assert.equal(
      renamed({ text, to: 'new.service' }),
      text.replace('<|>', '').replaceAll('svc.service', 'new.service'),
    );
  });
});

describe('rename of what relative links lead to', () => {
  const text = `${head}storage:
  files: [{path: /opt/app/conf}]
  links:
    - {path: /etc/rel/a, target: ../../opt/app/conf}
    - {path: /opt/app/b, target: conf}
    - {path: /etc/systemd/system/multi-user.target.wants/c.service, target: ../c.service}
systemd:
  units: [{name: c.service}]
`;
  const at = (cursor: string) => text.replace(cursor, `<|>${cursor}`);

  it('keeps them relative', () => {
    assert.equal(
      renamed({ text: at('/opt/app/conf}]'), to: '/etc/rel/new' }),
      text
        .replace('/opt/app/conf}]', '/etc/rel/new}]')
        .replace('../../opt/app/conf', 'new')
        .replace('target: conf', 'target: ../../etc/rel/new'),
    );
    assert.equal(
      renamed({ text: at('conf}\n    - {path: /etc/systemd'), to: 'other' }),
      text.replaceAll('app/conf', 'app/other').replace('target: conf', 'target: other'),
    );
    assert.equal(renamed({ text: at('c.service}]'), to: 'd.service' }), text.replaceAll('c.service', 'd.service'));
  });

  it('counts from where the link is then', () => {
    assert.equal(
      renamed({ text: at('/opt/app/b'), to: '/opt/b' }),
      text.replace('/opt/app/b, target: conf', '/opt/b, target: app/conf'),
    );
    const folder = text.replace('files:', 'directories: [{path: <|>/opt/app}]\n  files:');
    assert.equal(
      renamed({ text: folder, to: '/srv' }),
      folder.replace('<|>', '').replaceAll('/opt/app', '/srv').replace('../../opt/app/conf', '../../srv/conf'),
    );
  });

  it('leads to their definition', () => {
    const places = definitionAt(analyseText(text), text.indexOf('../../opt'))?.places ?? [];
    assert.deepEqual(
      places.map(({ start, end }) => text.slice(start, end)),
      ['/opt/app/conf'],
    );
  });
});
