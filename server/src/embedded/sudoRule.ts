/** What is wrong with a rule of sudo, and what to write instead. */
export interface SudoFault {
  readonly found: string;
  readonly advice: string;
}

/** The tags that may stand in front of a command, each with a colon behind it. */
const tags = /^(?:NO)?(?:PASSWD|EXEC|SETENV|LOG_INPUT|LOG_OUTPUT|MAIL|FOLLOW|INTERCEPT)$/u;
const options = /^(?:CWD|CHROOT|ROLE|TYPE|TIMEOUT|NOTBEFORE|NOTAFTER|PRIVS|LIMITPRIVS|APPARMOR_PROFILE)=\S+\s*/u;

/**
 * What sudo does not understand in what stands behind the name of an account in sudoers: `ALL=(ALL) NOPASSWD:ALL`. Only what
 * is plainly wrong; undefined for all else.
 */
export function sudoRuleFault(rule: string): SudoFault | undefined {
  // What goes on in the next line, has quotes or expressions of its own is left to sudo.
  if (/["\n\\^]/u.test(rule.trim())) return undefined;
  const [text = ''] = rule.split(/(?:^|\s)#/u);
  const sign = text.indexOf('=');
  if (sign < 0) return { found: 'there is no `=` in it', advice: example };
  const hosts = text.slice(0, sign).trim();
  if (hosts === '') return { found: 'no host stands in front of `=`', advice: example };
  if (/[^\s,!]\s+[^\s,]/u.test(hosts))
    return {
      found: `\`${hosts}\` in front of \`=\` is more than a host`,
      advice: 'leave the name out, which is put in front, and write a rule like `ALL=(ALL) NOPASSWD:ALL`',
    };
  // A word in capitals is an alias, which may be defined anywhere, but hardly one that is nearly `ALL`.
  const slip = /(?<![\w/.-])(?:AL|LL|LA|LAL|LLA|ALLL|AALL)(?![\w/.-])/u.exec(text)?.[0];
  if (slip !== undefined) return { found: `\`${slip}\` is no name that anything defines`, advice: 'write `ALL`' };
  const [commands = ''] = text.slice(sign + 1).split(/\s:\s(?=\s*[^\s/]+\s*=)/u);
  for (const command of commands.split(',')) {
    const fault = commandFault(command);
    if (fault) return fault;
  }
  return undefined;
}

const example = 'write a rule like `ALL=(ALL) NOPASSWD:ALL`';

function commandFault(written: string): SudoFault | undefined {
  let rest = written.trim();
  if (rest.startsWith('(')) {
    const end = rest.indexOf(')');
    // A list of accounts goes on behind the comma.
    if (end < 0) return undefined;
    rest = rest.slice(end + 1).trim();
  } else if (/^[^(]*\)/u.test(rest)) rest = rest.slice(rest.indexOf(')') + 1).trim();
  for (let cut = rest; ; rest = cut) {
    const tag = /^([A-Z_]+)\s*:\s*/u.exec(rest);
    if (tag?.[1] !== undefined && !tags.test(tag[1]))
      return { found: `\`${tag[1]}\` is no tag`, advice: 'write one such as `NOPASSWD:`' };
    cut = rest.slice(tag?.[0].length ?? 0).replace(options, '');
    if (cut === rest) break;
  }
  const [, word = '', behind = ''] = /^!*\s*(\S*)\s*(.*)$/su.exec(rest) ?? [];
  if (word === '') return { found: 'no command stands in it', advice: 'write `ALL`, or the paths of commands' };
  if (tags.test(word)) return { found: `no colon stands behind \`${word}\``, advice: `write \`${word}:\`` };
  if (/^(?:\/|sudoedit$|list$|sha\d+:|[A-Z][A-Z0-9_]*$)/u.test(word) && !(word === 'ALL' && behind !== ''))
    return undefined;
  return {
    found: `\`${word}${word === 'ALL' ? ` ${behind}` : ''}\` is no command`,
    advice: 'write `ALL`, or the whole paths of commands',
  };
}
