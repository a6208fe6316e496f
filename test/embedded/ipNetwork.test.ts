import assert from 'node:assert/strict';
import { isInNetwork, readIpNetwork, readPrefix } from '../../server/src/embedded/ipNetwork.ts';

describe('an address with its network', () => {
  it('is read as people write it', () => {
    assert.deepEqual(readIpNetwork('192.168.1.10/24'), { family: 4, value: 0xc0a8010an, prefix: 24 });
    assert.deepEqual(readIpNetwork('10.0.0.1/255.0.0.0'), { family: 4, value: 0x0a000001n, prefix: 8 });
    assert.deepEqual(readIpNetwork('10.0.0.1'), { family: 4, value: 0x0a000001n, prefix: undefined });
    assert.deepEqual(readIpNetwork('::1/128'), { family: 6, value: 1n, prefix: 128 });
    assert.equal(readIpNetwork('2001:db8::a:0')?.value, 0x20010db80000000000000000000a0000n);
    assert.equal(readIpNetwork('::ffff:10.0.0.1')?.value, 0xffff0a000001n);
  });

  it('is nothing else', () => {
    for (const text of [
      '',
      '1',
      '10.0.0',
      '10.0.0.256',
      '10.0.0.01',
      '10.0.0.1/33',
      '::1/129',
      '10.0.0.1/',
      '10.0.0.1/8/8',
      'fe80::1%eth0',
      'a.b.c.d',
      '1::2::3',
    ])
      assert.equal(readIpNetwork(text), undefined, text);
  });

  it('has a mask of ones in front', () => {
    assert.equal(readPrefix('255.255.255.0', 4), 24);
    assert.equal(readPrefix('0.0.0.0', 4), 0);
    assert.equal(readPrefix('255.0.255.0', 4), undefined);
    assert.equal(readPrefix('0.0.0.255', 4), undefined);
    assert.equal(readPrefix('ffff:ffff::', 6), 32);
  });

  it('holds what begins alike', () => {
    const network = readIpNetwork('192.168.1.10/24')!;
    assert.ok(isInNetwork(readIpNetwork('192.168.1.254')!, network, 24));
    assert.ok(!isInNetwork(readIpNetwork('192.168.2.1')!, network, 24));
    assert.ok(!isInNetwork(readIpNetwork('::1')!, network, 0));
  });
});
