import { checkMarkers } from '../support/markers.ts';

describe('what an object lacks because it stands one level too far out', () => {
  it('is said where it stands, and there alone', () => {
    checkMarkers(
      `#cloud-config
ansible:
  package_name: ansible-core
install_method: distro
#^^^^^^^^^^^^^ error[cloud-config/unknown-key] it belongs below \`ansible\`
`,
      { fileName: 'user-data' },
    );
  });
});
