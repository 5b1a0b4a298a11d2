import { type OwnClauses, SILENT_PROTOCOL } from '../../../tests/laws/normalise.ts';
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
      of: (backend, base, { c }) => {
        const { validation } = backend;
        if (validation.mode === 'skip' || !needsConfig(c, backend, abilitiesOf(c.setting))) return backend;
        const alone = [{ type: 'Hostname', hostname: validation.hostname }] as const;
        if (validation.subjectAltNames.length > 0 && !sameJson([...validation.subjectAltNames], [...alone]))
          return backend;
        const before = base.validation.mode === 'skip' ? [] : base.validation.subjectAltNames;
        const subjectAltNames = sameJson([...before], [...alone]) ? before : [];
        return { ...backend, validation: { ...validation, subjectAltNames } };
      },
    },
  ],
};
