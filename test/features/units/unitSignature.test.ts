import assert from 'node:assert/strict';
import { type Signature, unitSignature } from '../../../server/src/features/units/unitSignature.ts';
import { analyseText } from '../../support/analyseText.ts';
import { parseFixture } from '../../support/markers.ts';
import { fileConfig, inButane, unitConfig } from './unitFixtures.ts';

function signatureAt(source: string): Signature | undefined {
  const { text, cursor = 0 } = parseFixture(source);
  return unitSignature(analyseText(text, inButane), cursor);
}

function activeText(signature: Signature | undefined): string | undefined {
  const part = signature?.parts[signature.active ?? -1];
  return part && signature?.label.slice(part.start, part.end);
}

describe('the signature of a unit key', () => {
  it('shows the form of its value and the part that is being written', () => {
    const at = (value: string) => signatureAt(unitConfig(`[Timer]\nOnCalendar=${value}`, 'a.timer'));
    assert.equal(at('<|>')?.label, 'OnCalendar=DOW YYYY-MM-DD HH:MM:SS TIMEZONE');
    assert.equal(activeText(at('<|>')), 'DOW');
    assert.equal(activeText(at('Mon *-*-01 <|>')), 'HH:MM:SS');
    assert.equal(activeText(at('Mon..Fri 03:<|>30')), 'HH:MM:SS');
    assert.equal(activeText(at('*-*<|>-01 03:30')), 'YYYY-MM-DD');
    assert.equal(activeText(at('03:30 <|>')), 'TIMEZONE');
    assert.match(at('<|>')?.documentation ?? '', /Example: `OnCalendar=Mon\.\.Fri 03:30`/u);
  });

  it('counts what the separator of the form parts', () => {
    const volume = (value: string) =>
      signatureAt(fileConfig('/etc/containers/systemd/a.container', `[Container]\nVolume=${value}`));
    assert.equal(activeText(volume('/var/lib/a:/da<|>')), 'PATH');
    assert.equal(activeText(volume('/var/lib/a:/data:<|>')), 'OPTIONS');
    assert.equal(activeText(signatureAt(unitConfig('[Service]\nExecStart=-/bin/a b c d<|>'))), '…');
  });

  it('knows time spans, sizes and booleans by what the key holds', () => {
    const label = (line: string) => signatureAt(unitConfig(`[Service]\n${line}`))?.label;
    assert.equal(label('RestartSec=<|>'), 'RestartSec=NUMBER UNIT …');
    assert.equal(label('RemainAfterExit=<|>'), 'RemainAfterExit=yes|no');
    assert.match(label('MemoryMax=<|>') ?? '', /^MemoryMax=NUMBER/u);
  });

  it('is silent elsewhere', () => {
    for (const line of ['Restart<|>=always', 'Colour=<|>', '# ExecStart=<|>'])
      assert.equal(signatureAt(unitConfig(`[Service]\n${line}`)), undefined, line);
    assert.equal(signatureAt('variant: fcos\nversion: 1.6.0<|>\n'), undefined);
    assert.equal(signatureAt(''), undefined);
  });
});
