import type { Value } from '../../../decode/decoded.ts';
import { isAbsent } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import { wordsOf } from '../commandText.ts';
import { isObject, type Keys } from '../keys.ts';

const code = 'cloud-config/command-at-wrong-time';

const metadataAddress = '169.254.169.254';

/** Commands that ask for the metadata, to which the config has closed the way before they run. */
export const metadataBlocked = configRule<Keys>({
  codes: [code],
  at: [''],
  *check({ disable_ec2_metadata: disabled, runcmd }) {
    if (disabled !== true || !Array.isArray(runcmd)) return;
    for (const [index, command] of (runcmd as readonly Value[]).entries()) {
      if (wordsOf(command)?.includes(metadataAddress) !== true) continue;
      yield {
        code,
        severity: 'warning',
        message: `\`disable_ec2_metadata\` closes the way to ${metadataAddress} before \`runcmd\` runs, so nothing answers here; remove one of the two, or close the way at the end of \`runcmd\``,
        path: ['runcmd', index],
        isOwn: true,
        related: { path: ['disable_ec2_metadata'], message: 'the way is closed by this' },
      };
    }
  },
});

/** What goes on in the background when the last module takes the machine down: it waits for cloud-init alone. */
export const commandCutOff = configRule<Keys>({
  codes: [code],
  at: [''],
  *check({ power_state: power, runcmd }) {
    if (!isObject(power) || !Array.isArray(runcmd)) return;
    // What is asked before may be whether the work is done.
    if (power.condition !== true && !isAbsent(power, 'condition')) return;
    for (const [index, command] of (runcmd as readonly Value[]).entries()) {
      const words = typeof command === 'string' ? command.trim() : undefined;
      if (words === undefined || words.includes('\n') || !/(?:[^&]&|--no-block\b.*)$/u.test(words)) continue;
      yield {
        code,
        severity: 'info',
        message:
          '`power_state` waits for cloud-init and not for what goes on in the background: the machine may go down in the middle of this; let it run in the foreground',
        path: ['runcmd', index],
        isOwn: true,
        related: { path: ['power_state'], message: 'the machine goes down by this' },
      };
    }
  },
});

/** A restart by the first module of the last stage, which those behind it do not see coming. */
export const restartBeforeCommands = configRule<Keys>({
  codes: [code],
  at: [''],
  *check(config) {
    const { package_reboot_if_required: restarts, packages, package_upgrade: upgrades, runcmd } = config;
    if (restarts !== true || isAbsent(config, 'runcmd') || !Array.isArray(runcmd)) return;
    if (upgrades !== true && !(Array.isArray(packages) && packages.length > 0)) return;
    yield {
      code,
      severity: 'info',
      message: 'where a package asks for it, the machine restarts before `runcmd`, which then runs at the second boot',
      path: ['package_reboot_if_required'],
      isOwn: true,
      related: { path: ['runcmd'], message: 'these run after the restart' },
    };
  },
});
