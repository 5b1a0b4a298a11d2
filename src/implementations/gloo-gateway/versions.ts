import type { OfferedVersion } from '../implementation.ts';

/** The minors that are offered, newest first. The project publishes no dates of their end. */
export const versions: readonly OfferedVersion[] = [
  { minor: '1.21', newestPatch: '1.21.13' },
  { minor: '1.20', newestPatch: '1.20.0' },
  { minor: '1.19', newestPatch: '1.19.0' },
  { minor: '1.18', newestPatch: '1.18.0' },
];
