import { type OwnClauses, SILENT_PROTOCOL } from '../../../tests/laws/normalise.ts';

export const clauses: OwnClauses = {
  clauses: [
    { says: 'Annotations have no TLS versions.', of: (here, { old }) => ({ ...here, tlsVersions: old.tlsVersions }) },
  ],
  backends: [SILENT_PROTOCOL],
};
