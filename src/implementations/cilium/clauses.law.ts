import { type OwnClauses, SILENT_PROTOCOL } from '../../../tests/laws/normalise.ts';

export const clauses: OwnClauses = {
  clauses: [
    {
      says: 'There are no TLS versions, and no client certificate.',
      of: (here, { old: { tlsVersions, clientCertificate } }) => ({ ...here, tlsVersions, clientCertificate }),
    },
  ],
  backends: [SILENT_PROTOCOL],
};
