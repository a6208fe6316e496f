import type { IgnitionConfig } from '../../generated/ignition.d.ts';

/** The types of an Ignition config's pieces, as rules see them. */

type Item<T> = NonNullable<T> extends readonly (infer Each)[] ? Each : never;

export type { IgnitionConfig };
export type Storage = NonNullable<IgnitionConfig['storage']>;
export type File = Item<Storage['files']>;
export type Directory = Item<Storage['directories']>;
export type Link = Item<Storage['links']>;
export type StorageNode = Pick<File, 'path' | 'user' | 'group'>;
export type Disk = Item<Storage['disks']>;
export type Partition = Item<Disk['partitions']>;
export type Filesystem = Item<Storage['filesystems']>;
export type Raid = Item<Storage['raid']>;
export type Luks = Item<Storage['luks']>;
export type Clevis = NonNullable<Luks['clevis']>;
export type ClevisCustom = NonNullable<Clevis['custom']>;
export type Systemd = NonNullable<IgnitionConfig['systemd']>;
export type Unit = Item<Systemd['units']>;
export type Dropin = Item<Unit['dropins']>;
export type Resource = NonNullable<File['contents']>;
export type ProxySection = NonNullable<NonNullable<IgnitionConfig['ignition']>['proxy']>;
export type Tang = Item<NonNullable<Luks['clevis']>['tang']>;
export type User = Item<NonNullable<IgnitionConfig['passwd']>['users']>;
export type Group = Item<NonNullable<IgnitionConfig['passwd']>['groups']>;
