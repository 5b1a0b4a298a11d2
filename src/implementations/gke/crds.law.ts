import type { CrdRows } from '../../../tests/api-server/pairings.ts';

const NOTE = 'HealthCheckPolicy has been the same since March 2025, as far as is known';

export const crds: CrdRows = {
  rows: ['1.36', '1.35', '1.34'].map((minor) => ({ minor, crds: '2025-03-25', note: NOTE })),
};
