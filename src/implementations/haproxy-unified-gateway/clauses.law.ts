import { type OwnClauses, SILENT_PROTOCOL } from '../../../tests/laws/normalise.ts';

export const clauses: OwnClauses = {
  clauses: [
    {
      says: 'A client certificate is a file, and no Secret is named.',
      of: (here, { old }) => ({ ...here, clientCertificate: old.clientCertificate }),
    },
  ],
  backends: [SILENT_PROTOCOL],
};
