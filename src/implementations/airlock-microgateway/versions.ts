import type { OfferedVersion } from '../implementation.ts';

/** The minors that are offered, newest first. Each gets patches for nine months; the days are not published with them. */
export const versions: readonly OfferedVersion[] = [
  { minor: '5.2', newestPatch: '5.2.0' },
  { minor: '5.1', newestPatch: '5.1.5' },
  { minor: '5.0', newestPatch: '5.0.0' },
  { minor: '4.8', newestPatch: '4.8.7' },
];
