import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const userData = { fileName: 'user-data' };

/** PyYAML 6.0 reads all of these as texts, without a word. */
describe('texts that hold more than was meant', () => {
  it('end with a quote that begins nowhere', () => {
    checkMarkers(
      `#cloud-config
hostname: web"
#            ^ warning[cloud-config/stray-quote]
final_message: the users' machine is up
users:
  - default
  - name: a
    gecos: with a display of 19"
`,
      { fileName: 'user-data' },
    );
    checkFix({
      before: '#cloud-config\nfqdn: web.example.org"\n',
      code: 'cloud-config/stray-quote',
      after: '#cloud-config\nfqdn: web.example.org\n',
      options: userData,
    });
  });

  it('hold an item that is indented too far', () => {
    checkMarkers(
      `#cloud-config
runcmd:
  - systemctl daemon-reload
    - systemctl start web
#   ^^^^^^^^^^^^^^^^^^^^^ warning[cloud-config/swallowed-item]
  - curl -o /tmp/a
    https://example.com/a
`,
      userData,
    );
    checkFix({
      before: '#cloud-config\nruncmd:\n  - date\n     - uptime\n  - id\n',
      code: 'cloud-config/swallowed-item',
      after: '#cloud-config\nruncmd:\n  - date\n  - uptime\n  - id\n',
      options: userData,
    });
  });

  it('lost the sign that keeps their lines apart', () => {
    checkMarkers(
      `#cloud-config
write_files:
  - path: /etc/a
    content:
      one
#     ^^^… warning[cloud-config/text-read-otherwise] become a single one
      two
  - path: /etc/b
    content: one line that goes on
`,
      userData,
    );
  });
});

describe('a tab in the indentation of a block', () => {
  // yaml.safe_load of PyYAML 6.0: "found character '\\t' that cannot start any token", and none where it is behind the indentation.
  it('ends it where Python reads', () => {
    checkMarkers(
      `#cloud-config
write_files:
  - path: /etc/a
    content: |
      one
\t\tappend: true
#< error[syntax/block-scalar-tab]
`,
      userData,
    );
  });
});
