/** A config of an older format, and what the tools that carried such configs on are asked about it. */
export interface OlderCase {
  readonly name: string;
  readonly text: string;
  /** Where its filesystems are mounted, which the converter wants to be told. */
  readonly paths?: Readonly<Record<string, string>>;
  /** Whether what stands twice is put together before, as the converter can do. */
  readonly deduplicate?: boolean;
  /**
   * A config that the converter takes and that says what the case should become, where it refuses the case or loses
   * something of it; with the reason.
   */
  readonly twin?: { readonly because: string; readonly text: string };
  /** Texts that differ on purpose, ours behind theirs; with the reason. */
  readonly instead?: readonly { readonly because: string; readonly theirs: string; readonly ours: string }[];
  /** The codes of what is reported, without their area, in the order of the text. */
  readonly losses: readonly string[];
}
