/** What arguments of the kernel do, as `schemas/kernel-arguments.json` has it. */
export interface KernelArguments {
  /** By the name in front of the `=`. */
  readonly arguments: Readonly<Record<string, string>>;
}
