import type { BaseLanguageClient, ServerCapabilities } from 'vscode-languageclient';

/** The requests by which VS Code formats, and what a server says of each. */
const requests = {
  'textDocument/formatting': 'documentFormattingProvider',
  'textDocument/rangeFormatting': 'documentRangeFormattingProvider',
  'textDocument/onTypeFormatting': 'documentOnTypeFormattingProvider',
} as const satisfies Readonly<Record<string, keyof ServerCapabilities>>;

/**
 * Formats documents of our own languages only: with a second formatter for YAML or JSON, VS Code would ask the owner of
 * every such file which of the two to take.
 */
export function formatOwnLanguagesOnly(
  client: Pick<BaseLanguageClient, 'getFeature' | 'initializeResult'>,
  documentSelector: readonly { readonly scheme: string; readonly language: string }[],
): void {
  for (const [request, provider] of Object.entries(requests)) {
    const options = client.initializeResult?.capabilities[provider];
    if (options === undefined || options === false) continue;
    const feature = client.getFeature(request as 'textDocument/formatting');
    feature.clear();
    const registerOptions = { ...(options === true ? {} : options), documentSelector: [...documentSelector] };
    feature.register({ id: `strata ${request}`, registerOptions });
  }
}
