import type { CrdRows } from '../../../tests/api-server/pairings.ts';

export const crds: CrdRows = {
  rows: [{ minor: '1.20', crds: null, note: 'no kind of its own is written or read' }],
};
