import type { OfferedVersion } from '../implementation.ts';

/** The minors that are offered, newest first. The project says no ends of life. */
export const versions: readonly OfferedVersion[] = [
  { minor: '1.33', newestPatch: '1.33.8' },
  { minor: '1.32', newestPatch: '1.32.1' },
  { minor: '1.31', newestPatch: '1.31.2' },
  { minor: '1.30', newestPatch: '1.30.5' },
];
