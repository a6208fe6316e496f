import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const userData = { fileName: 'user-data' };

describe('keys without the one that they belong below', () => {
  it('are one problem', () => {
    checkMarkers(
      `#cloud-config
command: [sh, -c, date]
#^^^^^^ error[cloud-config/unknown-key] it and the 2 keys below it belong below \`random_seed\`, which is missing
data: abc
encoding: raw
`,
      userData,
    );
    checkMarkers(
      `#cloud-config
enable: [fips]
#^^^^^ error[cloud-config/unknown-key] it and the key below it belong below \`ubuntu_pro\`, which is missing
enable_beta: [realtime]
`,
      userData,
    );
  });

  it('get it back', () => {
    checkFix({
      before: '#cloud-config\nremotes: {a: 10.0.4.1}\nservice_reload_command: auto\n',
      code: 'cloud-config/unknown-key',
      title: 'Insert `rsyslog` above',
      after: '#cloud-config\nrsyslog:\n  remotes: {a: 10.0.4.1}\n  service_reload_command: auto\n',
      options: userData,
    });
  });
});
