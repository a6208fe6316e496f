import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const butane = { fileName: 'config.bu' };
const head = 'variant: fcos\nversion: 1.6.0\n';

describe('URLs', () => {
  it('are said to be wrong in words', () => {
    checkMarkers(
      `${head}storage:
  files:
    - path: /etc/a
      contents: { source: "http://example.com/100%" }
#                         ^^^^^^^^^^^^^^^^^^^^^^^^^ error[ignition/invalid-url] is no URL, so Butane refuses the file: \`%\` is no escape
    - path: /etc/b
      contents: { source: files/b }
#                         ^^^^^^^ error[ignition/url-scheme] \`files/b\` has no scheme in front, like \`https:\`: Butane refuses the file; Ignition 3.5.0 fetches from \`https:\`, \`http:\`, \`data:\`
    - path: /etc/c
      contents: { source: "data:,a b" }
#                                 ^ error[ignition/invalid-url] this data URL cannot be read, so Butane refuses the file: a space cannot stand in the data
    - path: /etc/d
      contents: { source: "data:" }
#                         ^^^^^^^ error[ignition/invalid-url]
`,
      butane,
    );
  });

  it('that nobody knows are left alone', () => {
    checkMarkers(
      `${head}ignition:
  config:
    merge:
      - source: {{ url }}
      - {{ more }}
  proxy:
    http_proxy: {{ proxy }}
    https_proxy: "{{ proxy }}:3128"
storage:
  files:
    - path: /etc/a
      contents:
        source: "{{ server }}/a"
        http_headers: [{ name: a, value: b }]
    - path: /etc/b
      contents:
        {{ source }}
        http_headers: [{ name: a, value: b }]
  luks:
    - name: data
      device: /dev/vdb
      key_file: { source: "{{ key }}" }
      clevis:
        tang:
          - { url: "{{ tang }}", thumbprint: a, advertisement: "{{ adv }}" }
`,
      butane,
    );
  });

  it('that nobody knows are left alone in Ignition too', () => {
    checkMarkers(
      `{
  "ignition": { "version": "3.6.0", "config": { "merge": [{ "source": "{{ url }}" }, {{ more }}] } },
  "storage": {
    "files": [{ "path": "/etc/a", "contents": { "source": "\${server}/a", "httpHeaders": [{ "name": "a", "value": "b" }] } }]
  }
}
`,
      { fileName: 'config.ign' },
    );
  });

  it('are missing where nothing says what to merge', () => {
    checkMarkers(
      `${head}ignition:
  config:
    merge:
      - compression: gzip
#       ^^^^^^^^^^^ error[butane/source-missing] add \`local\`, \`inline\` or \`source\`
`,
      butane,
    );
  });

  it('get a scheme in front of what begins with a host', () => {
    for (const [url, scheme] of [
      ['example.com/a', 'https'],
      ['localhost:8080', 'http'],
    ])
      checkFix({
        before: `${head}storage:\n  files:\n    - path: /etc/a\n      contents: { source: "${url}" }\n`,
        code: 'ignition/url-scheme',
        title: `Write \`${scheme}://\` in front`,
        after: `${head}storage:\n  files:\n    - path: /etc/a\n      contents: { source: "${scheme}://${url}" }\n`,
        options: butane,
      });
    checkFix({
      before: '{"ignition": {"version": "3.6.0", "proxy": {"httpProxy": "proxy.example.com:3128"}}}\n',
      code: 'ignition/invalid-proxy',
      after: '{"ignition": {"version": "3.6.0", "proxy": {"httpProxy": "https://proxy.example.com:3128"}}}\n',
      options: { fileName: 'config.ign' },
    });
    checkFix({
      before: '{"ignition": {"version": "3.6.0", "proxy": {"httpProxy": "10.0.0.1:3128"}}}\n',
      code: 'ignition/invalid-url',
      title: 'Write `http://` in front',
      after: '{"ignition": {"version": "3.6.0", "proxy": {"httpProxy": "http://10.0.0.1:3128"}}}\n',
      options: { fileName: 'config.ign' },
    });
  });

  it('lose the headers that nobody can send', () => {
    checkFix({
      before: `${head}storage:
  files:
    - path: /etc/a
      contents:
        http_headers:
          - { name: a, value: b }
        inline: a
`,
      code: 'ignition/headers-without-http',
      after: `${head}storage:
  files:
    - path: /etc/a
      contents:
        inline: a
`,
      options: butane,
    });
    checkFix({
      before:
        '{"ignition": {"version": "3.6.0", "config": {"replace": {"source": "data:,", "httpHeaders": [{"name": "a", "value": "b"}]}}}}\n',
      code: 'ignition/headers-without-http',
      after: '{"ignition": {"version": "3.6.0", "config": {"replace": {"source": "data:,"}}}}\n',
      options: { fileName: 'config.ign' },
    });
  });
});
