import { readFileSync } from 'node:fs';

/** Recorded by test/oracle/leaves/record.mjs from what Ignition reads the texts inside values with. */
interface Recording {
  readonly go: string;
  readonly ignition: string;
  readonly url: readonly RecordedUrl[];
  readonly unit: readonly RecordedUnit[];
}

/** What is empty is left out, but not the version, which is absent where the query has none. */
interface RecordedUrl {
  readonly text: string;
  readonly error?: string;
  readonly scheme?: string;
  readonly opaque?: string;
  readonly query?: string;
  readonly version?: string;
}

interface RecordedUnit {
  readonly text: string;
  readonly error?: string;
  readonly options?: readonly { readonly section: string; readonly name: string; readonly value: string }[];
}

export const leaves: Recording = JSON.parse(readFileSync('test/goldens/leaves.json', 'utf8'));
