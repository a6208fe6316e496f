/**
 * The text that strict base64 stands for (padding required, line breaks ignored). Bytes that are no UTF-8 are a value
 * that no text can hold.
 */
export type Base64 = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'bytes' | 'invalid' };

export function decodeBase64(text: string): Base64 {
  const compact = text.replaceAll(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(compact)) {
    return { kind: 'invalid' };
  }
  const bytes: number[] = [];
  for (let index = 0; index < compact.length; index += 4) {
    let group = 0;
    for (const digit of compact.slice(index, index + 4)) group = group * 64 + Math.max(0, alphabet.indexOf(digit));
    bytes.push((group >> 16) & 255, (group >> 8) & 255, group & 255);
  }
  const padding = compact.endsWith('==') ? 2 : compact.endsWith('=') ? 1 : 0;
  return decodeUtf8(Uint8Array.from(bytes.slice(0, bytes.length - padding)));
}

function decodeUtf8(bytes: Uint8Array): Base64 {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { kind: 'bytes' };
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
