import { type OwnClauses, SILENT_PROTOCOL } from '../../../tests/laws/normalise.ts';

export const clauses: OwnClauses = {
  clauses: [
    { says: 'The standard has no TLS versions.', of: (here, { old }) => ({ ...here, tlsVersions: old.tlsVersions }) },
  ],
  backends: [SILENT_PROTOCOL],
};
