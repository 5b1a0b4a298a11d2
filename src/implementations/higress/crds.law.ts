import type { CrdRows } from '../../../tests/api-server/pairings.ts';

export const crds: CrdRows = {
  family: 'istio',
  rows: [{ minor: '2.2', crds: '1.30.3', note: 'Istio’s own CRDs, the oldest at hand; Higress takes those of 1.27' }],
};
