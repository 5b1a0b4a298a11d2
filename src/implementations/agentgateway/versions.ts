import type { OfferedVersion } from '../implementation.ts';

/** The minors that are offered, newest first. The project publishes no ends of life. */
export const versions: readonly OfferedVersion[] = [
  { minor: '1.4', newestPatch: '1.4.1' },
  { minor: '1.3', newestPatch: '1.3.1' },
  { minor: '1.2', newestPatch: '1.2.0' },
  { minor: '1.1', newestPatch: '1.1.0' },
  { minor: '1.0', newestPatch: '1.0.0' },
];
