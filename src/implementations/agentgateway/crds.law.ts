import type { CrdRows } from '../../../tests/api-server/pairings.ts';

const NEAREST = 'the fields that are written have been the same since 1.0';

export const crds: CrdRows = {
  rows: [
    { minor: '1.4', crds: 'v1.4.1' },
    ...['1.3', '1.2', '1.1', '1.0'].map((minor) => ({ minor, crds: 'v1.4.1', note: NEAREST })),
  ],
};
