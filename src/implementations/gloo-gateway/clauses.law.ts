import { LISTED_HOST_NAME, type OwnClauses, SILENT_PROTOCOL } from '../../../tests/laws/normalise.ts';
import { TLS_VERSIONS, type TlsVersion } from '../../configuration/configuration.ts';
import { type Json, sameJson } from '../../manifest/json.ts';
import { versionBounds } from './plan.ts';

const versionOf = (value: Json | undefined): TlsVersion | null =>
  TLS_VERSIONS.find((version) => `TLSv${version.replace('.', '_')}` === value) ?? null;

export const clauses: OwnClauses = {
  clauses: [
    {
      says: 'The client certificate is in the Secret of the CA, or not: no manifest tells.',
      of: (here, { old }) => ({ ...here, clientCertificate: old.clientCertificate }),
    },
    {
      says: 'One bound of the TLS versions may need the other written; `old` stays where it comes to the same.',
      of: (here, { old }) => {
        const bounds = versionBounds(here);
        const { minimumProtocolVersion: minimum, maximumProtocolVersion: maximum } = bounds;
        const tlsVersions = sameJson(bounds, versionBounds(old))
          ? old.tlsVersions
          : { minimum: versionOf(minimum), maximum: versionOf(maximum) };
        return { ...here, tlsVersions };
      },
    },
  ],
  backends: [SILENT_PROTOCOL, LISTED_HOST_NAME],
};
