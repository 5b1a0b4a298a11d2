import type { CrdRows } from '../../../tests/api-server/pairings.ts';

const NO_OWN_KINDS = 'none of its own kinds is written or read';

export const crds: CrdRows = {
  rows: ['1.33', '1.32', '1.31', '1.30'].map((minor) => ({ minor, crds: null, note: NO_OWN_KINDS })),
};
