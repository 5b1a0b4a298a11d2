import type { OfferedVersion } from '../implementation.ts';

/** The minors that are offered. No ends of life are announced. */
export const versions: readonly OfferedVersion[] = [{ minor: '2.2', newestPatch: '2.2.4' }];
