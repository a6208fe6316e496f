/** One config with the flags that it is converted with. */
export interface ConversionCase {
  readonly name: string;
  readonly text: string;
  readonly pretty: boolean;
  readonly raw: boolean;
  /** Whether the tool refuses whatever it has to say something of. */
  readonly strict: boolean;
  /** Without a files directory no local file may be read. */
  readonly hasFiles: boolean;
}

/** The lines that every config begins with. */
export function headOf({ variant, version }: { readonly variant: string; readonly version: string }): string {
  const head = `variant: ${variant}\nversion: ${version}\n`;
  if (variant !== 'openshift') return head;
  return `${head}metadata:\n  name: 99-test\n  labels:\n    machineconfiguration.openshift.io/role: worker\n`;
}
