import type { CrdRows } from '../../../tests/api-server/pairings.ts';

const NEAREST = 'the nearest at hand';

export const crds: CrdRows = {
  rows: [
    { minor: '2.2', crds: '2.2.0' },
    { minor: '2.1', crds: '2.2.0', note: NEAREST },
    { minor: '2.0', crds: '2.2.0', note: NEAREST },
  ],
};
