import { type OwnClauses, SILENT_PROTOCOL } from '../../../tests/laws/normalise.ts';
import { switched } from '../field.ts';
import { withAnswer } from '../read-answer.ts';
import { isStream, passesThrough, passthrough } from './fields.ts';

export const clauses: OwnClauses = {
  clauses: [
    {
      says: 'There are no TLS versions, and which image nginx runs from stands nowhere.',
      of: (here, { old }) => ({ ...here, tlsVersions: old.tlsVersions, options: old.options }),
    },
    {
      says: 'Only TLSRoutes and TCPRoutes pass TLS through, and then no client certificate is said.',
      of: (here, { c, old }) =>
        isStream(c)
          ? { ...withAnswer(here, passthrough, switched(passthrough, c)), clientCertificate: old.clientCertificate }
          : here,
    },
  ],
  backends: [
    SILENT_PROTOCOL,
    {
      says: 'What passes through is verified by the client, and nothing is said of it.',
      of: (backend, base, { c }) => (passesThrough(c) ? { ...backend, validation: base.validation } : backend),
    },
  ],
};
