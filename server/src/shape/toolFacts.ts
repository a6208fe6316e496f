/** What modules of a tool know that no schema says, as `schemas/cloud-init.json` has it. */
export interface ToolFacts {
  readonly deviceNames: {
    readonly names: readonly string[];
    /** Other names begin so. */
    readonly beginnings: readonly string[];
  };
  readonly ntpClients: {
    readonly names: readonly string[];
    /** Keys that the config of another client needs. */
    readonly needs: readonly string[];
    readonly needsOneOf: readonly string[];
  };
  readonly hostKeys: {
    readonly types: readonly { readonly type: string; readonly until?: string }[];
  };
  readonly sourceVariables: { readonly names: readonly string[] };
  /** Layouts of keyboards, with blanks between. */
  readonly keyboardLayouts: { readonly names: string };
  /** Character sets that locales come in, in small letters and without `-`. */
  readonly localeCharsets: { readonly names: readonly string[] };
  readonly timeZones: {
    /** Those that engines do not list: the names behind the last slash with blanks between, by what stands in front of it. */
    readonly areas: Readonly<Record<string, string>>;
  };
}
