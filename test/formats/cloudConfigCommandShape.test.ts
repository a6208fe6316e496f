import { checkMarkers } from '../support/markers.ts';

const check = (source: string): void => checkMarkers(source, { fileName: 'user-data' });

/** `sh -n` of dash 0.5.12 refuses the scripts that `shellify` of cloud-init 26.2 makes of the first three. */
describe('commands that lack a part', () => {
  it('a quote, what comes behind a sign, the first bracket', () => {
    check(`#cloud-config
runcmd:
  - echo "one # two" > /etc/motd
#   ^^^^^^^^^ warning[cloud-config/command-cut] is never closed
  - echo one >> # /etc/motd
#   ^^^^^^^^^^^ warning[cloud-config/command-cut] in YAML it begins a comment
  - cat /etc/motd |
#   ^^^^^^^^^^^^^^^ warning[cloud-config/command-cut] ends with \`|\`
  - systemctl, start, nginx]
#   ^^^^^^^^^^^^^^^^^^^^^^^^ warning[cloud-config/command-cut] a list without its first bracket
`);
  });

  it('but not what the shell reads', () => {
    check(`#cloud-config
runcmd:
  - echo 'one' "it's" it\\'s
  - echo $'it\\'s'
  - |
    # don't
    cat > /etc/motd <<EOF
    it's
    EOF
  - sed -i "s/'//" /etc/motd
  - kubeadm join <ADDRESS>:6443 --token <TOKEN>
  - test -f /etc/motd]
`);
  });

  it('arguments in the name of the program', () => {
    check(`#cloud-config
runcmd:
  - [systemctl enable, nginx]
#    ^^^^^^^^^^^^^^^^ warning[cloud-config/program-with-blank] write \`systemctl, enable\`
  - [/opt/my program/run, now]
  - [sh, -c, echo a b]
packages:
  - nginx git
#   ^^^^^^^^^ warning[cloud-config/package-with-blank]
  - "@Development Tools"
  - [nginx, "1.2"]
`);
  });

  it('groups of an account that there cannot be', () => {
    check(`#cloud-config
users:
  - default
  - name: web
    groups: [sudo docker]
#            ^^^^^^^^^^^ warning[passwd/bad-name]
  - name: other
    groups: docker]
#           ^^^^^^^ warning[passwd/bad-name]
`);
  });
});
