/** Keys that people write for one that is read. They are not read, but templates see them. */
export const meantKeys: Readonly<Record<string, string>> = {
  instance_id: 'instance-id',
  instanceid: 'instance-id',
  local_hostname: 'local-hostname',
  hostname: 'local-hostname',
  fqdn: 'local-hostname',
  public_keys: 'public-keys',
  'public-key': 'public-keys',
  'ssh-keys': 'public-keys',
  ssh_authorized_keys: 'public-keys',
  'ds-mode': 'dsmode',
  network_interfaces: 'network-interfaces',
};
