import { LISTED_HOST_NAME, type OwnClauses, SILENT_PROTOCOL } from '../../../tests/laws/normalise.ts';
import type { TlsVersion } from '../../configuration/configuration.ts';
import { TLS_VERSIONS } from '../../configuration/configuration.ts';
import { type Json, sameJson } from '../../manifest/json.ts';
import { abilitiesOf } from './abilities.ts';
import { needsConfig, versionBounds } from './plan-config.ts';

const versionOf = (value: Json | undefined): TlsVersion | null =>
  TLS_VERSIONS.find((version) => version === value) ?? null;

export const clauses: OwnClauses = {
  clauses: [
    {
      says: 'One bound of the TLS versions may need the other written; `old` stays where it comes to the same.',
      of: (here, { old }) => {
        const bounds = versionBounds(here);
        const tlsVersions = sameJson(bounds, versionBounds(old))
          ? old.tlsVersions
          : { minimum: versionOf(bounds.minVersion), maximum: versionOf(bounds.maxVersion) };
        return { ...here, tlsVersions };
      },
    },
  ],
  backends: [
    SILENT_PROTOCOL,
    {
      says: 'A BackendConfigPolicy lists the host name also where it is no subject alternative name.',
      of: (backend, base, given) =>
        needsConfig(given.c, backend, abilitiesOf(given.c.setting))
          ? LISTED_HOST_NAME.of(backend, base, given)
          : backend,
    },
  ],
};
