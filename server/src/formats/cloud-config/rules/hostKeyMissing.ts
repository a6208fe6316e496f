import { isAbsent } from '../../../decode/judgedConfig.ts';
import { toolFacts } from '../../../generated/toolFacts.ts';
import { compareVersions } from '../../../shape/versions.ts';
import { configRule } from '../../configRule.ts';
import { isObject, type Keys, textsIn } from '../keys.ts';

const code = 'cloud-config/host-key-missing';

/** A call home, which reads all public host keys that it knows of, whatever it is to send, and warns of those that are not made. */
export const hostKeyMissing = configRule<Keys>({
  codes: [code],
  at: [''],
  *check(config, { target: { row } }) {
    const { phone_home: call, ssh_genkeytypes: made } = config;
    if (!row || !isObject(call) || call.url === undefined || !Array.isArray(made)) return;
    // Keys of the image, or of the config, may be those that are missing.
    if (!isAbsent(config, 'ssh_keys') || config.ssh_deletekeys === false) return;
    const types = textsIn(made);
    if (types.length < made.length) return;
    const missing = toolFacts.hostKeys.types.filter(
      ({ type, until }) => !types.includes(type) && (until === undefined || compareVersions(row.version, until) < 0),
    );
    if (missing.length === 0) return;
    const words = missing.map(({ type }) => `\`${type}\``).join(' and ');
    yield {
      code,
      severity: 'info',
      message: `\`phone_home\` looks for host keys of the types ${words} too, which are not made by this: cloud-init warns, and its status says "degraded"`,
      path: ['ssh_genkeytypes'],
      isOwn: true,
      related: { path: ['phone_home'], message: 'it looks for all of them' },
    };
  },
});
