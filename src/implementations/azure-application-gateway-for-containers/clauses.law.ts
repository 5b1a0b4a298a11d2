import { LISTED_HOST_NAME, type OwnClauses, SILENT_PROTOCOL } from '../../../tests/laws/normalise.ts';

export const clauses: OwnClauses = {
  clauses: [{ says: 'Nothing says TLS versions.', of: (here, { old }) => ({ ...here, tlsVersions: old.tlsVersions }) }],
  backends: [SILENT_PROTOCOL, LISTED_HOST_NAME],
};
