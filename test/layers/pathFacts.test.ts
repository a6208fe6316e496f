import assert from 'node:assert/strict';
import { osFacts } from '../../server/src/layers/osFacts.ts';
import { cleanPath, pathFacts } from '../../server/src/layers/pathFacts.ts';

function realOf(os: string, path: string): string | undefined {
  const facts = osFacts(os);
  return facts && pathFacts(facts, path, facts.newest)?.real;
}

describe('where a path leads', () => {
  it('follows the links of the system', () => {
    assert.equal(realOf('fcos', '/home/core/.ssh'), '/var/home/core/.ssh');
    assert.equal(realOf('fcos', '/usr/local/bin'), '/var/usrlocal/bin');
    assert.equal(realOf('fcos', '/bin/sh'), '/usr/bin/sh');
    assert.equal(realOf('flatcar', '/home/core'), '/home/core');
    assert.equal(realOf('flatcar', '/usr/share/oem/config.ign'), '/oem/config.ign');
  });

  it('takes names as a whole', () => {
    assert.equal(realOf('fcos', '/homes/a'), '/homes/a');
    assert.equal(realOf('fcos', '/usr/localized'), '/usr/localized');
  });

  it('leaves out what leads nowhere', () => {
    assert.equal(cleanPath('/a//b/./c/../d/'), '/a/b/d');
    assert.equal(cleanPath('/../..'), '/');
    assert.equal(realOf('fcos', '/usr/../home/a'), '/var/home/a');
  });

  it('knows nothing of relative paths', () => assert.equal(realOf('fcos', 'etc/motd'), undefined));

  it('knows every system that settings may name', () => {
    for (const id of ['debian', 'ubuntu', 'kairos', 'talos', 'microos', 'bottlerocket', 'nixos', 'bootc'])
      assert.ok(osFacts(id), id);
    assert.equal(osFacts('plan9'), undefined);
  });
});
