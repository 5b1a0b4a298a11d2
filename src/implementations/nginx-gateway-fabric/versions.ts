import type { OfferedVersion } from '../implementation.ts';

/** The minors that are offered, newest first. The project says no ends of life. */
export const versions: readonly OfferedVersion[] = [
  { minor: '2.6', newestPatch: '2.6.7' },
  { minor: '2.5', newestPatch: '2.5.1' },
  { minor: '2.4', newestPatch: '2.4.2' },
  { minor: '2.3', newestPatch: '2.3.0' },
  { minor: '2.2', newestPatch: '2.2.2' },
  { minor: '2.1', newestPatch: '2.1.4' },
  { minor: '2.0', newestPatch: '2.0.2' },
  { minor: '1.6', newestPatch: '1.6.2' },
  { minor: '1.5', newestPatch: '1.5.1' },
];
