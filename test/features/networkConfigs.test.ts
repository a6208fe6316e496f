import assert from 'node:assert/strict';
import { hover } from '../../server/src/features/hover/hover.ts';
import { definitionAt, referencesAt } from '../../server/src/features/navigation/definition.ts';
import { documentSymbols, type Symbol as OutlineSymbol } from '../../server/src/features/navigation/symbols.ts';
import { accept, offeredLabels } from '../support/acceptCompletion.ts';
import { analyseText } from '../support/analyseText.ts';
import { renamed } from '../support/renamed.ts';

const options = { fileName: 'network-config' };
const cards = 'version: 2\nethernets:\n  eth0: {}\n  eth1: {}\n';
const items = 'version: 1\nconfig:\n  - type: physical\n    name: eth0\n';

function at(source: string): { readonly text: string; readonly offset: number } {
  return { text: source.replace('<|>', ''), offset: source.indexOf('<|>') };
}

/** The text with `«»` around the places. */
function around(text: string, places: readonly { readonly start: number; readonly end: number }[] = []): string {
  return places
    .toSorted((a, b) => b.start - a.start)
    .reduce((all, { start, end }) => `${all.slice(0, start)}«${all.slice(start, end)}»${all.slice(end)}`, text);
}

describe('names in network configs', () => {
  const bond = `${cards}bonds:\n  bond0:\n    interfaces: [eth0, eth1]\nvlans:\n  v:\n    id: 5\n    link: bond0\n`;

  it('lead from where they are used to the key that gives them', () => {
    const { text, offset } = at(bond.replace('link: bond0', 'link: bon<|>d0'));
    assert.equal(
      around(text, definitionAt(analyseText(text, options), offset)?.places),
      bond.replace('  bond0:', '  «bond0»:'),
    );
    const first = at(`${items}  - type: vlan\n    name: v\n    vlan_link: et<|>h0\n    vlan_id: 5\n`);
    assert.match(
      around(first.text, definitionAt(analyseText(first.text, options), first.offset)?.places),
      /name: «eth0»/u,
    );
  });

  it('lead from the key to all uses', () => {
    const { text, offset } = at(bond.replace('  eth0:', '  et<|>h0:'));
    const places = referencesAt(analyseText(text, options), offset, true) ?? [];
    assert.equal(around(text, places), bond.replace('  eth0:', '  «eth0»:').replace('[eth0', '[«eth0»'));
  });

  it('change together', () => {
    const text = bond.replace('link: bond0', 'link: bon<|>d0');
    assert.equal(renamed({ text, to: 'uplink' }), bond.replaceAll('bond0', 'uplink'));
    assert.equal(renamed({ text: bond.replace('  eth0:', '  eth<|>0:'), to: 'lan0' }), bond.replaceAll('eth0', 'lan0'));
    const first = `${items}  - type: bridge\n    name: br0\n    bridge_interfaces:\n      - et<|>h0\n    params: {}\n`;
    assert.equal(renamed({ text: first, to: 'lan0' }), first.replace('<|>', '').replaceAll('eth0', 'lan0'));
  });

  it('are offered where they are used', () => {
    const labels = offeredLabels(`${cards}bonds:\n  bond0:\n    interfaces: [<|>]\n`, options);
    assert.ok(labels.includes('eth0') && labels.includes('eth1'), labels.join());
    assert.ok(!labels.includes('bond0'), 'a bond is no member of itself');
    const link = offeredLabels(`${items}  - type: vlan\n    name: v\n    vlan_link: <|>\n`, options);
    assert.ok(link.includes('eth0'), link.join());
  });
});

describe('keys in network configs', () => {
  it('are those of the kind that an item has', () => {
    const inBond = offeredLabels(`version: 1\nconfig:\n  - type: bond\n    <|>\n`, options);
    assert.ok(inBond.includes('bond_interfaces') && !inBond.includes('bridge_interfaces'), inBond.join());
    const params = offeredLabels(`version: 1\nconfig:\n  - type: bridge\n    params:\n      <|>\n`, options);
    assert.ok(params.includes('bridge_stp') && !params.includes('bond-mode'), params.join());
    assert.ok(offeredLabels('version: 1\nconfig:\n  - <|>\n', options).includes('type'));
  });

  it('are those of the version', () => {
    const second = offeredLabels('version: 2\n<|>\n', options);
    assert.ok(second.includes('ethernets') && !second.includes('config'), second.join());
    const first = offeredLabels('version: 1\n<|>\n', options);
    assert.ok(first.includes('config') && !first.includes('ethernets'), first.join());
  });

  it('are valid as they are offered', () => {
    assert.equal(
      accept('version: 1\nconfig:\n  - type: <|>\n', 'nameserver', options),
      'version: 1\nconfig:\n  - type: nameserver<|>\n',
    );
    assert.equal(
      accept('version: 2\nethernets:\n  eth0:\n    dhcp4: <|>\n', 'true', options),
      'version: 2\nethernets:\n  eth0:\n    dhcp4: true<|>\n',
    );
  });

  it('say what they do, and when', () => {
    const textAt = (source: string): string => {
      const { text, offset } = at(source);
      const found = hover(analyseText(text, { ...options, settings: { os: 'ubuntu' } }), offset);
      return JSON.stringify(found);
    };
    assert.match(textAt('version: 2\nethernets:\n  eth0:\n    dhc<|>p4: true\n'), /DHCP gives an IPv4 address/u);
    const stp = textAt(
      'version: 1\nconfig:\n  - {type: bridge, name: br0, bridge_interfaces: [], params: {bridge_<|>stp: "on"}}\n',
    );
    assert.match(stp, /spanning tree/u);
    assert.match(stp, /first boot|instance/iu);
  });

  it('stand in the outline as what they make', () => {
    const names = (symbols: readonly OutlineSymbol[]): readonly string[] =>
      symbols.flatMap(({ name, isThing, children }) => [...(isThing ? [name] : []), ...names(children)]);
    const outline = (text: string): readonly string[] => names(documentSymbols(analyseText(text, options)));
    assert.deepEqual(outline(`${cards}vlans:\n  v:\n    id: 5\n    link: eth0\n`), [
      'ethernet eth0',
      'ethernet eth1',
      'vlan v on eth0',
    ]);
    assert.deepEqual(outline(`${items}  - {type: route, destination: 10.0.0.0/8, gateway: 10.0.0.1}\n`), [
      'ethernet eth0',
      'route 10.0.0.0/8 via 10.0.0.1',
    ]);
  });
});
