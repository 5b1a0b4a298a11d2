import { type OwnClauses, SILENT_PROTOCOL } from '../../../tests/laws/normalise.ts';
import { sameJson } from '../../manifest/json.ts';
import { withAnswer } from '../read-answer.ts';
import { byServersTransport } from './fields.ts';
import { sayableBounds } from './transport-spec.ts';
import { write } from './write.ts';

export const clauses: OwnClauses = {
  clauses: [
    {
      says: 'TLS versions are written as the bounds that Traefik takes.',
      of: (here) => ({ ...here, tlsVersions: sayableBounds(here.tlsVersions) }),
    },
    {
      says: 'Whether verification goes through ServersTransports is told where policies would do; elsewhere `old` stays.',
      of: (here, { c, old, written }) => {
        const objects = written.map(({ object }) => object);
        const asked = [old, c].map(({ options }) => ({ ...here, options }));
        const found = [
          asked[0],
          ...[false, true].map((answer) => withAnswer({ ...here, options: old.options }, byServersTransport, answer)),
        ];
        const same = found.find(
          (candidate) =>
            candidate !== undefined &&
            sameJson(
              write({ ...c, options: candidate.options }).map(({ object }) => object),
              objects,
            ),
        );
        return same ?? here;
      },
    },
  ],
  backends: [
    SILENT_PROTOCOL,
    {
      says: 'Through a ServersTransport, a list with the host name alone is the check of the host name.',
      of: (backend, _, { written }) => {
        const { validation } = backend;
        if (validation.mode === 'skip' || written.some(({ object }) => object.kind === 'BackendTLSPolicy'))
          return backend;
        const [only, ...others] = validation.subjectAltNames;
        const alone = only?.type === 'Hostname' && only.hostname === validation.hostname && others.length === 0;
        return alone ? { ...backend, validation: { ...validation, subjectAltNames: [] } } : backend;
      },
    },
  ],
};
