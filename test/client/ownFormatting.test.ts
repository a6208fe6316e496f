import assert from 'node:assert/strict';
import { formatOwnLanguagesOnly } from '../../client/src/ownFormatting.ts';

const selector = [{ scheme: 'file', language: 'butane' }];

/** What was done to the client's features, in order. */
function doneWith(capabilities: object): readonly unknown[] {
  const done: unknown[] = [];
  const client = {
    initializeResult: { capabilities },
    getFeature: (request: string) => ({
      clear: () => done.push(`clear ${request}`),
      register: ({ registerOptions }: { registerOptions: object }) => done.push(registerOptions),
    }),
  };
  formatOwnLanguagesOnly(client as never, selector);
  return done;
}

describe('formatting in VS Code', () => {
  it('is offered for our own languages only', () => {
    assert.deepEqual(doneWith({ documentFormattingProvider: true }), [
      'clear textDocument/formatting',
      { documentSelector: selector },
    ]);
    const onType = { firstTriggerCharacter: '\n' };
    assert.deepEqual(doneWith({ documentOnTypeFormattingProvider: onType }), [
      'clear textDocument/onTypeFormatting',
      { ...onType, documentSelector: selector },
    ]);
  });

  it('is left alone where the server offers none', () => {
    assert.deepEqual(doneWith({ documentFormattingProvider: false, hoverProvider: true }), []);
  });
});
