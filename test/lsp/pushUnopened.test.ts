import assert from 'node:assert/strict';
import type { Connection } from 'vscode-languageserver';
import { pusher } from '../../server/src/lsp/pushUnopened.ts';

const mistake = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, message: 'no' };

describe('diagnostics of files that are not open, for a client that waits', () => {
  it('end in the middle of a pass once they are turned off', async () => {
    const sent: string[] = [];
    let listed = ['file:///a.bu', 'file:///b.bu', 'file:///c.bu'];
    const sendDiagnostics = async ({ uri, diagnostics }: { uri: string; diagnostics: readonly unknown[] }) => {
      sent.push(`${uri} ${diagnostics.length}`);
    };
    const push = pusher({
      connection: { sendDiagnostics } as unknown as Connection,
      files: {
        list: async () => listed,
        report: async (uri) => {
          if (uri === 'file:///b.bu') {
            listed = [];
            push();
          }
          return { resultId: uri, items: [mistake] };
        },
        changed: () => false,
        relist: () => undefined,
        forget: () => undefined,
      },
      isOpen: () => false,
      failed: (error) => assert.fail(String(error)),
    });
    push();
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(sent, ['file:///a.bu 1', 'file:///a.bu 0']);
  });
});
