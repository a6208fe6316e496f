/** Keys of which a unit of a type needs one at least. */
export const neededKeys: Readonly<Record<string, readonly string[]>> = {
  timer: [
    'OnActiveSec',
    'OnBootSec',
    'OnStartupSec',
    'OnUnitActiveSec',
    'OnUnitInactiveSec',
    'OnCalendar',
    'OnClockChange',
    'OnTimezoneChange',
  ],
  socket: [
    'ListenStream',
    'ListenDatagram',
    'ListenSequentialPacket',
    'ListenFIFO',
    'ListenNetlink',
    'ListenSpecial',
    'ListenMessageQueue',
    'ListenUSBFunction',
  ],
  path: ['PathExists', 'PathExistsGlob', 'PathChanged', 'PathModified', 'DirectoryNotEmpty'],
};
