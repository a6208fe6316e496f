import type { ButaneConfig } from '../../generated/butane.d.ts';

/** The types of a Butane config's pieces, as rules see them. */

type Item<T> = NonNullable<T> extends readonly (infer Each)[] ? Each : never;

export type { ButaneConfig };
export type BootDevice = NonNullable<ButaneConfig['boot_device']>;
export type BootLuks = NonNullable<BootDevice['luks']>;
export type Mirror = NonNullable<BootDevice['mirror']>;
export type Storage = NonNullable<ButaneConfig['storage']>;
export type File = Item<Storage['files']>;
export type Directory = Item<Storage['directories']>;
export type Resource = NonNullable<File['contents']>;
export type Disk = Item<Storage['disks']>;
export type Partition = Item<Disk['partitions']>;
export type Filesystem = Item<Storage['filesystems']>;
export type Systemd = NonNullable<ButaneConfig['systemd']>;
export type Unit = Item<Systemd['units']>;
export type Quadlet = Item<Systemd['quadlets']>;
export type GrubUser = Item<NonNullable<ButaneConfig['grub']>['users']>;
