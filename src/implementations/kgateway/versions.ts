import type { OfferedVersion } from '../implementation.ts';

/** The minors that are offered, newest first. The project publishes no ends of life. */
export const versions: readonly OfferedVersion[] = [
  { minor: '2.5', newestPatch: '2.5.2' },
  { minor: '2.4', newestPatch: '2.4.3' },
  { minor: '2.3', newestPatch: '2.3.5' },
  { minor: '2.2', newestPatch: '2.2.8' },
  { minor: '2.1', newestPatch: '2.1.0' },
  { minor: '2.0', newestPatch: '2.0.0' },
];
