import { holdsTemplate } from '../../../embedded/placeholder.ts';
import { configRule } from '../../configRule.ts';
import type { GrubUser } from '../config.ts';

const code = 'butane/grub-password';

/** The boot loader has hashes of its own, and takes none of those that users of the system have. */
export const grubPassword = configRule<GrubUser>({
  codes: [code],
  at: ['grub.users.*'],
  *check({ password_hash: hash }) {
    if (typeof hash !== 'string' || hash === '' || holdsTemplate(hash) || hash.includes('${')) return;
    if (hash.startsWith('grub.pbkdf2.sha512.')) return;
    yield {
      code,
      severity: 'warning',
      message:
        'GRUB takes only hashes that begin with `grub.pbkdf2.sha512.`, and passes over this one: nobody can change a menu entry or reach its command line; make one with `grub2-mkpasswd-pbkdf2`',
      path: ['password_hash'],
      isOwn: true,
    };
  },
});
