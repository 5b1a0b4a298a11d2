import type { CrdRows } from '../../../tests/api-server/pairings.ts';

const MAIN = 'main of 2026-07-20, the last commit before 2.4 was branched off';

export const crds: CrdRows = {
  rows: [
    { minor: '2.5', crds: 'v2.4.0-approx-061bfeaff', note: `${MAIN}; those of 2.5 are not at hand` },
    { minor: '2.4', crds: 'v2.4.0-approx-061bfeaff', note: MAIN },
    { minor: '2.3', crds: 'v2.3.0' },
    { minor: '2.2', crds: 'v2.2.0' },
    { minor: '2.1', crds: 'v2.2.0', note: 'those of 2.1 are not at hand, and some of its fields may have other names' },
    { minor: '2.0', crds: 'v2.2.0', note: 'only Backend is written for 2.0' },
  ],
};
