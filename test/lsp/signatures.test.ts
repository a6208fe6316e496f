import assert from 'node:assert/strict';
import { applyProtocolEdits, atCursor, type ProtocolEdit, type Session, startSession } from './support.ts';

interface SignatureHelp {
  readonly signatures: readonly {
    readonly label: string;
    readonly parameters: readonly { readonly label: readonly [number, number] }[];
  }[];
  readonly activeParameter?: number;
}

const unit = (text: string): string =>
  `variant: fcos\nversion: 1.6.0\nsystemd:\n  units:\n    - name: a.timer\n      contents: |\n        [Timer]\n        ${text}\n`;

describe('units over the protocol', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
  });
  after(() => session.end());

  it('the server says that it knows signatures, and when to ask for them', () => {
    assert.deepEqual(session.capabilities.signatureHelpProvider, { triggerCharacters: ['=', ' ', ':'] });
  });

  it('a signature shows the form of the value, and which part is being written', async () => {
    const { text, position } = atCursor(unit('OnCalendar=Mon <|>'));
    session.open('signature.bu', text);
    const help = await session.ask<SignatureHelp>('textDocument/signatureHelp', 'signature.bu', { position });
    const [signature] = help.signatures;
    const [from = 0, to = 0] = signature?.parameters[help.activeParameter ?? -1]?.label ?? [];
    assert.equal(signature?.label.slice(from, to), 'YYYY-MM-DD');
  });

  it('there is none where any text will do', async () => {
    const { text, position } = atCursor(unit('Colour=<|>'));
    session.open('none.bu', text);
    assert.equal(await session.ask('textDocument/signatureHelp', 'none.bu', { position }), null);
  });

  it('completion goes on behind the equals sign', async () => {
    const { text, position } = atCursor(unit('OnCalendar=<|>'));
    session.open('complete.bu', text);
    const { items } = await session.ask<{ items: { label: string; textEdit: ProtocolEdit }[] }>(
      'textDocument/completion',
      'complete.bu',
      { position },
    );
    const daily = items.find(({ label }) => label === 'daily');
    assert.ok(daily);
    assert.match(applyProtocolEdits(text, [daily.textEdit]), /\n {8}OnCalendar=daily\n$/u);
  });
});
