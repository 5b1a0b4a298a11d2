import type { OwnClauses } from './normalise.ts';

/** What the manifests of each implementation leave out stands in its own folder, in `clauses.law.ts`. */
const FOLDERS = import.meta.glob<{ readonly clauses: OwnClauses }>('../../src/implementations/*/clauses.law.ts', {
  eager: true,
});

const NO_CLAUSES: OwnClauses = { clauses: [], backends: [] };

export function ownClauses(id: string): OwnClauses {
  return FOLDERS[`../../src/implementations/${id}/clauses.law.ts`]?.clauses ?? NO_CLAUSES;
}
