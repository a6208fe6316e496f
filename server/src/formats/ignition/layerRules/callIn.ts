/** What a command is to do. */
export interface Call {
  readonly program: string;
  readonly verb: string;
}

/** The program that a command starts, by itself or through a shell, and the first word that is no option: what it is to do. */
export function callIn(command: string): Call | undefined {
  // Packages of another root, and what is only asked for, leave the system alone.
  if (/--(?:installroot|root|transient|downloadonly|download-only|dry-run)\b/u.test(command)) return undefined;
  const shell = /^[-@:+!|]*(?:\/(?:usr\/)?bin\/)?(?:ba|da)?sh\s+-\w*c\s+["']?(?<script>.*)$/u.exec(command);
  const words = (shell?.groups?.script ?? command.replace(/^[-@:+!|]*/u, '')).split(/\s+/u);
  const program = words[0]?.replace(/^\/(?:usr\/)?s?bin\//u, '');
  const verb = words.slice(1).find((word) => !/^-{1,2}[a-z]/u.test(word));
  return program !== undefined && verb !== undefined ? { program, verb } : undefined;
}
