/**
 * The account that a line of doas.conf speaks of, in the grammar of cloud-init (`is_doas_rule_valid`), which is narrower than
 * that of doas; undefined for a line that it refuses.
 */
export function doasRuleAccount(rule: string): string | undefined {
  return line.exec(rule)?.[1];
}

const line =
  /^(?:permit|deny)(?:\s+(?:nolog|nopass|persist|keepenv|setenv \{[^}]+\})+)*\s+([a-zA-Z0-9_]+)(?:\s+as\s+[a-zA-Z0-9_]+)*(?:\s+cmd\s+\S+(?:\s+args\s+\S[\s\S]*)?)*\s*$/u;
