import { fixDeprecated } from '../../../server/src/features/fixes/fixDeprecated.ts';
import { analyseText } from '../../support/analyseText.ts';

/** As test/oracle/cloud-init/recordDeprecated.mjs records it. */
export interface DeprecatedRecord {
  readonly kind: string;
  readonly text: string;
  /** By release: what our fixes make of the text, and what the validator finds before and behind, `KIND PATH` each. */
  readonly releases: Record<
    string,
    { readonly after: string; readonly before: readonly string[]; readonly behind: readonly string[] }
  >;
  /** Whether the newest release does the same for both. */
  isSame?: boolean;
  /** What the newest release calls deprecated when it reads the text, before and behind. */
  complains?: readonly [readonly string[], readonly string[]];
}

const head = '#cloud-config\n';

/** What our fixes make of a text, and what they leave. */
export function fixedText(
  { kind, text }: Pick<DeprecatedRecord, 'kind' | 'text'>,
  release: string,
): { readonly text: string; readonly left: readonly string[] } {
  const isNetwork = kind === 'network';
  const source = isNetwork ? text : `${head}${text}`;
  const fileName = isNetwork ? 'network-config' : 'user-data';
  const { after, left } = fixDeprecated(analyseText(source, { fileName }), `cloud-init@${release}`);
  const fixed = after.document.text;
  return { text: isNetwork ? fixed : fixed.slice(head.length), left: left.map(({ message }) => message) };
}
