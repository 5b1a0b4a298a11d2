import type { OfferedVersion } from '../implementation.ts';

/** The minors that are offered: BackendTLSPolicy is read from 1.20 on. */
export const versions: readonly OfferedVersion[] = [{ minor: '1.20', newestPatch: '1.20.2' }];
