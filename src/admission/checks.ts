/** The ids of the structural checks. They stand in findings and in SARIF, so that none changes its meaning. */
export const CHECKS = {
  unknown: 'STR-01',
  missing: 'STR-02',
  type: 'STR-03',
  enum: 'STR-04',
  pattern: 'STR-05',
  format: 'STR-06',
  length: 'STR-07',
  bounds: 'STR-08',
  count: 'STR-09',
  duplicate: 'STR-10',
  combination: 'STR-11',
  version: 'STR-12',
  release: 'STR-13',
  name: 'STR-14',
  namespace: 'STR-15',
  label: 'STR-16',
} as const;
