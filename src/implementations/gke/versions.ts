import type { OfferedVersion } from '../implementation.ts';

/** The minors of GKE that are offered, newest first, with the newest patch that a source speaks of. */
export const versions: readonly OfferedVersion[] = [
  { minor: '1.36', newestPatch: '1.36.2' },
  { minor: '1.35', newestPatch: '1.35.2' },
  { minor: '1.34', newestPatch: '1.34.4' },
];
