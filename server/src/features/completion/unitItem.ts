import type { Range } from '../../base/text.ts';

/** Something to put at the cursor inside of a unit file; other completions have more to say. */
export interface UnitItem {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'snippet';
  readonly detail?: string;
  readonly documentation?: string;
  readonly insertText: string;
  readonly insertFormat: 'plain' | 'snippet';
  readonly replace: Range;
  readonly sortText: string;
  readonly filterText?: string;
  readonly isFree?: boolean;
}
